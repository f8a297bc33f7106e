// Sends a batch of appointments, signed. Needs axios (npm install axios).
const crypto = require('crypto');
const axios = require('axios');

const url = process.env.INSIGHT_URL || 'http://localhost:8080';
const apiKey = process.env.INSIGHT_API_KEY || 'demo-nexus-key';
const ehr = process.env.INSIGHT_EHR || 'nexus';
const signingKey = process.env.INSIGHT_SIGNING_KEY || 'demo-nexus-signing-key';

async function syncAppointments(appointments) {
  // Serialise once, and send the very bytes that were signed: axios would serialise an object again.
  const body = Buffer.from(JSON.stringify({ appointments }), 'utf8');
  const signature = crypto.createHmac('sha256', signingKey).update(body).digest('hex');
  const response = await axios.post(`${url}/v2/webhooks/${ehr}/sync-appointments`, body, {
    headers: {
      'Content-Type': 'application/json',
      'X-API-Key': apiKey,
      'X-Webhook-Signature': `sha256=${signature}`,
    },
    validateStatus: () => true,
    timeout: 30000,
  });
  if (response.status !== 200) console.error('not stored:', response.status);
  for (const text of response.data.errors || response.data.warnings || []) console.error('refused:', text);
  return response.data;
}

syncAppointments([
  {
    appointment: {
      id: 'apt-12345',
      status: 'booked',
      start_time: '03/10/2026 14:30',
      start_date: '03/10/2026',
      created_time: '03/01/2026 09:00',
      type: 'Follow-up',
    },
    patient: { id: 'pat-67890', first_name: 'Jane', last_name: 'Doe', birth_date: '05/15/1990', gender: 'Female' },
    practitioner: { id: 'prov-111', name: 'Dr. John Smith' },
  },
]).then((answer) => console.log(JSON.stringify(answer)));
