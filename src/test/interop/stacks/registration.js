// Port 9 discards; what would have been sent is what is looked at. node-soap writes an object in the order in which it was made.
const soap = require('soap');

const wsdl = process.argv[2];
const registration = {
  correlationId: '11111111-1111-1111-1111-111111111111',
  financialInstitution: '974760673',
  customerId: '974760673',
  startDate: '2020-02-29',
};
soap
  .createClientAsync(wsdl + '/CustomerRelationshipLookup.wsdl')
  .then(() => soap.createClientAsync(wsdl + '/CustomerRelationshipUpload.wsdl'))
  .then((client) => {
    client.setEndpoint('http://127.0.0.1:9/');
    return client.registerCustomerRelationshipAsync(registration).catch(() => console.log(client.lastRequest));
  });
