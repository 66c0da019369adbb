<?php
// Port 9 discards; what would have been sent is what is looked at.
new SoapClient($argv[1] . "/CustomerRelationshipLookup.wsdl", ["cache_wsdl" => 0]);
$client = new SoapClient(
    $argv[1] . "/CustomerRelationshipUpload.wsdl",
    ["trace" => 1, "cache_wsdl" => 0, "exceptions" => 0, "location" => "http://127.0.0.1:9/"]
);
@$client->registerCustomerRelationship([
    "startDate" => "2020-02-29",
    "correlationId" => "11111111-1111-1111-1111-111111111111",
    "financialInstitution" => "974760673",
    "customerId" => "974760673",
]);
echo $client->__getLastRequest();
