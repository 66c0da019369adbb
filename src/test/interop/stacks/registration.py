import sys

from lxml import etree
from zeep import Client

for service in ("Upload", "Lookup"):
    client = Client("%s/CustomerRelationship%s.wsdl" % (sys.argv[1], service))
    for each in client.wsdl.services.values():
        assert len(each.ports) == 2, each.ports
client = Client(sys.argv[1] + "/CustomerRelationshipUpload.wsdl")
message = client.create_message(
    client.service,
    "registerCustomerRelationship",
    startDate="2020-02-29",
    correlationId="11111111-1111-1111-1111-111111111111",
    financialInstitution="974760673",
    customerId="974760673",
)
print(etree.tostring(message).decode())
