// A DNS server for benchmarks, in a process of its own: any number of like domains below bench.example, each answer
// after a fixed delay. Prints its port, then answers until it is killed.
import { createSocket } from 'node:dgram';
import dnsPacket from 'dns-packet';

const delayMs = Number(process.argv[2] ?? 20);
const KEY =
  'v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAo8VUWvYx/n8niRGxJ0GDH5ItguvWXqdwBhXQZ8wMgEsAtCON1ve+m5sOOm1UwDN+Q6wmRJihL8Yv+dxxH1s2gIr2z2/aiBjb1XspPeXQUosZ3Mc6k4mNHTlmYTe34pPgXw+NO5Mc8wVXjyOXLvX0iOnlPUNFgBbSodlgjYt+owPXYfB5DBYwQmBeF2Je+1K27e6MGp+z9el63u8i6BoXpwjmJY/BA0HtDQ6mSQHWVYPbRZeRFpWu+pWBBajcZjuX8ckrz+FiejLvCldRM7Q4+NrFU3dmx6JGxUb0Ugd4OFvsHpCxMPGU+elViJpW54lEMwqRxdMhWE/jgtBcP3pHfQIDAQAB';

/** Records of one domain, by name below it and type. */
function answersOf(domain, name, type) {
  const answer = (data, t = type) => [{ name, type: t, class: 'IN', ttl: 300, data }];
  const label = name === domain ? '' : name.slice(0, -domain.length - 1);
  switch (`${label} ${type}`) {
    case ' MX':
      return [
        ...answer({ preference: 10, exchange: `mx1.${domain}` }),
        ...answer({ preference: 20, exchange: `mx2.${domain}` }),
      ];
    case ' TXT':
      return answer(`v=spf1 mx include:_spf.${domain} -all`);
    case ' SOA':
      return answer({
        mname: `ns1.${domain}`,
        rname: `hostmaster.${domain}`,
        serial: 1,
        refresh: 3600,
        retry: 600,
        expire: 86400,
        minimum: 300,
      });
    case ' NS':
      return answer(`ns1.${domain}`);
    case ' A':
      return answer('192.88.99.80');
    case '_spf TXT':
      return answer('v=spf1 ip4:192.88.99.0/26 ~all');
    case 'mx1 A':
      return answer('192.88.99.10');
    case 'mx2 A':
      return answer('192.88.99.11');
    case '_dmarc TXT':
      return answer(`v=DMARC1; p=reject; rua=mailto:dmarc@${domain}`);
    case 's1._domainkey TXT':
      return answer([KEY.slice(0, 250), KEY.slice(250)]);
    case '_smtp._tls TXT':
      return answer(`v=TLSRPTv1; rua=mailto:tls@${domain}`);
    case '_domainkey TXT':
      return [];
    default:
      return null;
  }
}

const reverse = (name, type) => {
  const match = /^(\d+)\.99\.88\.192\.in-addr\.arpa$/.exec(name);
  return match === null || type !== 'PTR'
    ? null
    : [{ name, type, class: 'IN', ttl: 300, data: `mx${match[1]}.bench.example` }];
};

function resolve(name, type) {
  const lower = name.toLowerCase();
  const domain = /([a-z0-9-]+\.bench\.example)$/.exec(lower)?.[1];
  return domain === undefined ? reverse(lower, type) : answersOf(domain, lower, type);
}

const socket = createSocket({ type: 'udp4', recvBufferSize: 8 << 20, sendBufferSize: 8 << 20 });
/** Answers wait in one queue: the delay is the same for all, so it stays sorted. */
const waiting = [];
let first = 0;
socket.on('message', (message, peer) => {
  const query = dnsPacket.decode(message);
  const [question] = query.questions;
  const answers = question === undefined ? null : resolve(question.name, question.type);
  const reply = dnsPacket.encode({
    type: 'response',
    id: query.id,
    flags: dnsPacket.RECURSION_DESIRED | dnsPacket.RECURSION_AVAILABLE | (answers === null ? 3 : 0),
    questions: query.questions,
    answers: answers ?? [],
  });
  waiting.push({ due: performance.now() + delayMs, reply, peer });
});
setInterval(() => {
  const now = performance.now();
  while (first < waiting.length && waiting[first].due <= now) {
    const { reply, peer } = waiting[first];
    socket.send(reply, peer.port, peer.address);
    waiting[first++] = undefined;
  }
  if (first > 10_000) {
    waiting.splice(0, first);
    first = 0;
  }
}, 1);
socket.bind(0, '127.0.0.1', () => console.log(socket.address().port));
