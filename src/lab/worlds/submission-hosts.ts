/** Hosts that mail programs hand their mail to, sound and not: for `ports` and `handshake`, which look at hosts. */
import type { LabHost, LabZoneSource } from '../domain.ts';
import type { MailScript } from '../mail-host.ts';
import type { CertificateStory, LabMailServer } from '../mail-servers.ts';
import { LAB_ACCOUNT } from '../sasl.ts';
import { nc, starttls, swaks } from '../smtp-proof.ts';
import { AUTH, type SubmissionPort, submissionServers } from '../submission.ts';

type Story = Omit<LabHost, 'name' | 'servers' | 'expect'> & {
  fails?: readonly string[];
  /** The ports that answer; all three where left out. */
  ports?: readonly SubmissionPort[];
  differs?: Partial<MailScript>;
  certificate?: CertificateStory;
  /** In place of those made from the above. */
  servers?: readonly LabMailServer[];
};

function submissionHost(name: string, { fails = [], ports, differs, certificate, ...story }: Story): LabHost {
  const servers = story.servers ?? submissionServers(name, ports, differs);
  return {
    ...story,
    name,
    expect: { fails },
    servers: [...servers, ...(certificate === undefined ? [] : [{ host: name, certificate }])],
  };
}

const at = (label: string): string => `${label}.submission.example`;

export const submissionHosts: readonly LabHost[] = [
  submissionHost('smtp.healthy.example', {
    kind: 'healthy',
    breaks: 'TLS at once on 465, STARTTLS on 587 and 2525, and passwords over TLS only.',
    proof: [
      starttls('smtp.healthy.example', 'Verify return code: 0 \\(ok\\)', [], 587),
      swaks('smtp.healthy.example', '~> EHLO[\\s\\S]*AUTH PLAIN LOGIN SCRAM', ['--tls-on-connect'], 465),
      swaks(
        'smtp.healthy.example',
        '<~\\s+235 ',
        [
          '--tls',
          '--auth',
          'LOGIN',
          '--auth-user',
          LAB_ACCOUNT.user,
          '--auth-password',
          LAB_ACCOUNT.password,
          '--quit-after',
          'AUTH',
        ],
        2525,
      ),
    ],
  }),
  submissionHost(at('swapped'), {
    kind: 'broken',
    breaks: 'The TLS modes of its ports are mixed up: STARTTLS on 465, TLS at once on 587.',
    command: ['handshake', `${at('swapped')}:465`],
    fails: ['submission-tls'],
    servers: [
      ...submissionServers(at('swapped'), [465], { implicitTls: false }),
      ...submissionServers(at('swapped'), [587], { implicitTls: true }),
    ],
    proof: [
      starttls(at('swapped'), 'Verify return code: 0 \\(ok\\)', [], 465),
      swaks(at('swapped'), '~> EHLO', ['--tls-on-connect'], 587),
    ],
  }),
  submissionHost(at('clear'), {
    kind: 'broken',
    breaks: 'It offers no TLS on 587 and takes passwords in clear.',
    command: ['handshake', `${at('clear')}:587`],
    fails: ['submission-tls', 'smtp-auth-after-tls'],
    ports: [587],
    differs: { offers: ['PIPELINING', AUTH] },
    proof: [swaks(at('clear'), '250 AUTH PLAIN(?![\\s\\S]*STARTTLS)', [], 587)],
  }),
  submissionHost(at('no-auth'), {
    kind: 'broken',
    breaks: 'Nobody can prove who they are: AUTH is offered neither before TLS nor after.',
    command: ['handshake', `${at('no-auth')}:587`],
    fails: ['submission-auth'],
    differs: { offersOverTls: ['PIPELINING', '8BITMIME'] },
    proof: [swaks(at('no-auth'), '~> EHLO(?![\\s\\S]*AUTH)', ['--tls'], 587)],
  }),
  ...(
    [
      ['expired', 'submission-certificate-current', 'has expired', 'certificate has expired'],
      [
        'self-signed',
        'submission-certificate-trusted',
        'is signed by nobody but itself',
        'self-signed certificate',
      ],
      ['wrong-name', 'submission-certificate-name', 'is for another name', '[Hh]ostname mismatch'],
    ] as const
  ).map(([fault, check, what, shows]) =>
    submissionHost(at(fault), {
      kind: 'broken',
      breaks: `Its certificate ${what}; mail programs warn and stop.`,
      command: ['handshake', `${at(fault)}:587`],
      fails: [check],
      certificate: { fault },
      proof: [starttls(at(fault), shows, [], 587)],
    }),
  ),
  submissionHost(at('old'), {
    kind: 'broken',
    breaks: 'It speaks TLS 1.0 and nothing newer.',
    fails: ['submission-legacy-protocols'],
    differs: { onlyTls: 'TLSv1' },
    command: ['handshake', `${at('old')}:587`],
    proof: [starttls(at('old'), 'Protocol\\s*: TLSv1\\b', ['-tls1', '-cipher', 'DEFAULT:@SECLEVEL=0'], 587)],
  }),
  submissionHost(at('smtp'), {
    kind: 'broken',
    breaks: 'Named as the server to hand mail to, but only port 25 answers.',
    fails: ['port-submission-available'],
    servers: [],
    proof: [nc(at('smtp'), 'refused', 587), nc(at('smtp'), '\\n220 ')],
  }),
  submissionHost(at('only-465'), {
    kind: 'healthy',
    breaks: 'Only 465 answers; 587 takes connections and says nothing, 25 is silent.',
    flags: ['--connect-timeout', '1s', '--command-timeout', '1s', '--egress-control', 'none'],
    servers: [
      { host: at('only-465'), plays: 'silent' },
      ...submissionServers(at('only-465'), [465]),
      ...submissionServers(at('only-465'), [587], { replies: { greeting: { end: 'silence' } } }),
    ],
  }),
  submissionHost(at('limited'), {
    kind: 'healthy',
    breaks: 'It takes two messages and puts off all that follow; `send --count 3` notices.',
    differs: { mostMessages: 2 },
    proof: [swaks(at('limited'), '~> EHLO[\\s\\S]*AUTH PLAIN LOGIN SCRAM', ['--tls'], 587)],
  }),
];

export const submissionZone: LabZoneSource = {
  apex: 'submission.example',
  text: submissionHosts
    .filter(({ name }) => name.endsWith('.submission.example'))
    .map(({ name }, index) => `${name.split('.')[0]} HOST4 ${41 + index}`)
    .join('\n'),
};
