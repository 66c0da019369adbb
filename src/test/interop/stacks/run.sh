#!/usr/bin/env bash
# Stacks that are not in the build read both contracts, and write a registration as its schema has it. One line for each: ok, FAILED, or
# not run where the machine does not have it. Run from the project's root; nothing is sent anywhere.
set -u
here=$(cd "$(dirname "$0")" && pwd)
wsdl=$(pwd)/wsdl
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# The elements of the registration, in the order in which they must come
expected="correlationId financialInstitution customerId startDate"

say() { printf '%-10s %s\n' "$1" "$2"; [ "$2" != FAILED ] || failed=1; }

written() {
  local found
  found=$(grep -oE '<[a-zA-Z0-9-]*:?(correlationId|financialInstitution|customerId|startDate)>' "$work/$1" | sed -E 's/<([^:>]*:)?//; s/>//' | xargs)
  if [ "$found" = "$expected" ]; then say "$1" ok; else cat "$work/$1" >&2; say "$1" FAILED; fi
}

if python3 -c 'import zeep' 2>/dev/null || { [ -x /usr/bin/python3 ] && /usr/bin/python3 -c 'import zeep' 2>/dev/null; }; then
  python=python3; python3 -c 'import zeep' 2>/dev/null || python=/usr/bin/python3
  $python "$here/registration.py" "$wsdl" >"$work/zeep" 2>&1; written zeep
else say zeep "not run"; fi

if command -v php >/dev/null && php -r 'exit(class_exists("SoapClient") ? 0 : 1);'; then
  php "$here/registration.php" "$wsdl" >"$work/php" 2>&1; written php
else say php "not run"; fi

if command -v node >/dev/null && node -e 'require("soap")' 2>/dev/null; then
  node "$here/registration.js" "$wsdl" >"$work/node-soap" 2>&1; written node-soap
else say node-soap "not run"; fi

if command -v wsdl2h >/dev/null && command -v soapcpp2 >/dev/null; then
  for service in Upload Lookup; do
    mkdir "$work/$service"
    (cd "$work/$service" && wsdl2h -o k.h "$wsdl/CustomerRelationship$service.wsdl" && soapcpp2 -C -I/usr/share/gsoap/import k.h) \
      >"$work/gsoap" 2>&1 || { cat "$work/gsoap" >&2; say "gsoap" FAILED; continue; }
    say "gsoap" ok
  done
else say gsoap "not run"; fi

exit $failed
