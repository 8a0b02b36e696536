// The DNS of the collected replies: a few names on loopback, and names that fail in the ways names do.
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import dnsPacket from 'dns-packet';

/** Clients: with a name that leads back, with none, with one that leads elsewhere, and on a blocklist. */
export const CLIENT = { named: '127.0.0.8', nameless: '127.0.0.9', forged: '127.0.0.6', listed: '127.0.0.7' };

const a = (data) => ({ type: 'A', data });
const mx = (exchange) => ({ type: 'MX', data: { preference: 10, exchange } });
const txt = (data) => ({ type: 'TXT', data });
const ptr = (data) => ({ type: 'PTR', data });

const NAMES = {
  'mx.example.com': [a('127.0.0.1')],
  'example.com': [mx('mx.example.com')],
  'client.example.org': [a(CLIENT.named)],
  'listed.example.org': [a(CLIENT.listed)],
  'elsewhere.example.org': [a('127.0.0.99')],
  'example.org': [mx('client.example.org')],
  '8.0.0.127.in-addr.arpa': [ptr('client.example.org')],
  '7.0.0.127.in-addr.arpa': [ptr('listed.example.org')],
  '6.0.0.127.in-addr.arpa': [ptr('elsewhere.example.org')],
  '7.0.0.127.bl.example.net': [a('127.0.0.2'), txt('Listed, see https://bl.example.net/query/127.0.0.7')],
  '7.0.0.127.silent.example.net': [a('127.0.0.2')],
  'spam.example.dbl.example.net': [a('127.0.1.2')],
  'spam.example': [mx('client.example.org')],
  'nullmx.example': [mx('.')],
  // A mail host that is this very server.
  'loop.example': [mx('mx.example.com')],
  'noaddress.example': [mx('nowhere.example')],
  'loopback.example': [mx('localhost.example')],
  'localhost.example': [a('127.0.0.1')],
  'unreachable.example': [mx('mx.unreachable.example')],
  'mx.unreachable.example': [a('10.98.0.1')],
  'silent.example': [mx('mx.silent.example')],
  'mx.silent.example': [a('10.97.0.1')],
  'refused.example': [mx('mx.refused.example')],
  'mx.refused.example': [a('127.0.0.66')],
};

function reply(query) {
  const { id, questions = [] } = dnsPacket.decode(query);
  const [question] = questions;
  const name = (question?.name ?? '').toLowerCase();
  const found = NAMES[name];
  const records = (found ?? []).filter(({ type }) => type === question?.type);
  let rcode = found === undefined && !Object.keys(NAMES).some((one) => one.endsWith(`.${name}`)) ? 3 : 0;
  if (name === 'servfail.example' || name.endsWith('.servfail.example')) rcode = 2;
  return dnsPacket.encode({
    type: 'response',
    id,
    flags: dnsPacket.RECURSION_DESIRED | dnsPacket.RECURSION_AVAILABLE | rcode,
    questions,
    answers: records.map((record) => ({ ...record, name, ttl: 60 })),
  });
}

export async function startDns() {
  const udp = createSocket('udp4');
  udp.on('message', (query, { port, address }) => udp.send(reply(query), port, address));
  await new Promise((resolve) => udp.bind(53, '127.0.0.1', resolve));
  const tcp = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (data) => {
      const said = reply(data.subarray(2));
      socket.end(Buffer.concat([Buffer.of(said.length >> 8, said.length & 255), said]));
    });
  });
  await new Promise((resolve) => tcp.listen(53, '127.0.0.1', resolve));
  return {
    close() {
      udp.close();
      tcp.close();
    },
  };
}
