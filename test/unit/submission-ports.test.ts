/** Ports of providers by the name of their host. */
import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../../src/knowledge/providers/index.ts';
import { customTls, portMeaning, portsToTry, submissionOf } from '../../src/knowledge/submission-ports.ts';

describe('portsToTry', () => {
  it.each([
    ['mail.example.com', [25, 465, 587, 2525]],
    ['smtp.resend.com', [25, 465, 587, 2525, 2465, 2587]],
    ['email-smtp.eu-west-1.amazonaws.com', [25, 465, 587, 2525, 2465, 2587]],
    ['mail-eu.smtp2go.com', [25, 465, 587, 2525, 8465, 443, 8025, 80]],
    ['smtp.sendgrid.net', [25, 465, 587, 2525]],
    ['notsmtp.resend.com', [25, 465, 587, 2525]],
  ])('%s', (host, ports) => expect(portsToTry(host)).toEqual(ports));
});

describe('customTls', () => {
  it.each([
    ['mail.example.com', 465, 'implicit'],
    ['mail.example.com', 587, 'starttls'],
    ['mail.example.com', 443, 'implicit'],
    ['mail.example.com', 4711, 'starttls'],
    ['in-v3.mailjet.com', 80, 'starttls'],
  ] as const)('%s port %d: %s', (host, port, tls) => expect(customTls(host, port)).toBe(tls));

  it('goes by what the provider says, whatever the custom of the port', () => {
    for (const { submission = [] } of PROVIDERS)
      for (const { host, ports } of submission.filter((one) => one.regions === undefined))
        for (const { port, tls } of ports)
          expect([host, port, customTls(host, port)]).toEqual([host, port, tls]);
  });

  it('knows what every port of a provider is for', () => {
    const ports = PROVIDERS.flatMap(({ submission = [] }) => submission.flatMap((one) => one.ports));
    expect(ports.filter(({ port }) => portMeaning(port).for === portMeaning(4711).for)).toEqual([]);
  });
});

describe('submissionOf', () => {
  it('knows a provider by any of its hosts', () => {
    expect(submissionOf('smtp.eu.sendgrid.net')?.provider).toBe('SendGrid');
    expect(submissionOf('smtp.gmail.com')?.preset.label).toBe('Gmail and Workspace');
    expect(submissionOf('smtp.example.com')).toBeNull();
  });
});
