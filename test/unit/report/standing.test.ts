/** One sentence for how a target stands, and the order of what there is to do. */
import { describe, expect, it } from 'vitest';
import type { CheckTopic } from '../../../src/model/check.ts';
import type { Evidence } from '../../../src/model/evidence.ts';
import { agenda, sentence } from '../../../src/report/agenda.ts';
import { checkTopic } from '../../../src/report/check-topic.ts';
import { standing } from '../../../src/report/standing.ts';
import { duration, listed, tell } from '../../../src/report/words.ts';
import { absent, observed } from '../../support/evidence.ts';
import * as samples from '../../support/reports.ts';

const { passed, report, unseen } = samples;

function failing(...checks: string[]) {
  return report({
    domain: 'a.example',
    findings: checks.map((check) => ({ check, says: `${check} fails` })),
  });
}

describe('standing', () => {
  it.each([
    [['domain-exists', 'mx-deliverable'], 'This domain does not exist'],
    [['mx-deliverable'], 'Mail to this domain cannot be delivered'],
    [
      ['mx-deliverable', 'spf-syntax', 'dmarc-present'],
      'cannot be delivered, and mail from it will be refused or junked',
    ],
    [['spf-lookup-limit', 'dmarc-present'], 'Gmail, Yahoo and Outlook will reject or junk this mail'],
    [['spf-lookup-limit'], 'only DKIM-signed mail is sure to pass'],
    [['spf-present'], 'Without SPF'],
    [['dmarc-present'], 'refuse bulk mail without DMARC'],
    [['dmarc-single-record'], 'Receivers ignore this DMARC record'],
    [['dmarc-syntax'], 'do not read this DMARC record as it was meant'],
    [['dmarc-report-uri-valid'], 'Some DMARC reports will not arrive'],
    [['dkim-key-minimum'], 'Some DKIM selectors of this domain have no usable key'],
    [['dkim-cname-resolves', 'spf-lookup-limit'], 'will reject or junk this mail'],
    [['spf-not-pass-all'], 'Anyone may send'],
    [['ptr-present'], 'refuse mail from its sending address'],
    [['blocklist-ip-clear'], 'Listed on a blocklist'],
    [['mta-sts-covers-mx'], 'MTA-STS senders refuse an MX host'],
    [['dane-matches'], 'check DANE cannot deliver'],
    [['dane-usage'], 'DANE is announced but protects nothing'],
    [['mx-target-public', 'dmarc-present'], 'may be lost, and bulk mail from it will be refused'],
    [['tls-rpt-valid'], 'TLS failures will not arrive'],
    [['bimi-logo-valid'], 'not show the logo'],
    [['dnssec-chain-valid'], 'DNSSEC is broken'],
    [['smtp-open-relay'], 'spam for anybody'],
  ])('%j: %s', (checks, words) => {
    const { mark, sentence } = standing(failing(...checks));
    expect(mark).toBe('error');
    expect(sentence).toContain(words);
  });

  it('tells a record that lets nobody in from a missing one', () => {
    const findings = [{ check: 'spf-present', says: 'nobody', data: { authorises: 'nobody' } }];
    expect(standing(report({ domain: 'a.example', findings })).sentence).toBe(
      'SPF tells receivers that nobody may send in the name of this domain',
    );
  });

  it('does not give up mail that a sound DKIM key still signs', () => {
    const findings = ['dkim-cname-resolves', 'spf-lookup-limit'].map((check) => ({ check, says: 'x' }));
    const { sentence } = standing(
      report({ domain: 'a.example', findings: [...findings, passed('dkim-key-valid', 'a readable key')] }),
    );
    expect(sentence).toBe('SPF is broken: only DKIM-signed mail is sure to pass');
  });

  it('claims nothing beyond what could be seen', () => {
    expect(standing(samples.silent)).toEqual({
      mark: 'unknown',
      sentence: 'Nothing could be determined: DNS answered SERVFAIL',
    });
    expect(standing(samples.half).sentence).toBe('No error found, but DMARC could not be determined');
    expect(standing(samples.cloudRunner).sentence).toMatch(/^Nothing found that stands/);
    const dead = report({ domain: 'a.example', findings: [unseen('spf-present', 'the resolver is silent')] });
    expect(standing(dead).sentence).toBe('Nothing could be tested from here: the resolver is silent');
  });

  it('tells a warning, a healthy domain and a parked one apart', () => {
    const warned = report({
      domain: 'a.example',
      findings: [{ check: 'spf-no-ptr', severity: 'warning', says: 'ptr' }],
    });
    expect(standing(warned)).toEqual({ mark: 'warning', sentence: 'No errors, but SPF needs care' });
    expect(standing(samples.healthy).sentence).toBe("Nothing stands in the way of this domain's mail");
    expect(standing(samples.parked).sentence).toBe('Parked: sends no mail, takes none, and says so');
  });

  it('says of a host for which use its reverse name matters', () => {
    const missing = failing('ptr-present');
    const host = { ...missing, target: { ...missing.target, kind: 'host' as const } };
    expect(standing(host).sentence).toBe(
      'Should mail be sent from here, Gmail and many others refuse it; for receiving mail or a website it does not matter',
    );
  });

  it('does not call in order what could not all be looked at', () => {
    const findings = [
      passed('dane-matches', 'fits'),
      { ...unseen('dane-secure', 'blind'), severity: 'warning' as const },
    ];
    const of = (asked: CheckTopic[], all = findings) =>
      standing(report({ domain: 'a.example', findings: all, topics: { asked } })).sentence;
    expect(of(['dane'])).toBe('No fault found in DANE, but part of it could not be looked at');
    expect(of(['dane', 'spf'])).toBe('No fault found in DANE and SPF, but part of it could not be looked at');
    expect(of(['spf'])).toBe('SPF is in order');
    const theirs = findings.map((one) => ({ ...one, data: { cause: 'target' } }));
    expect(of([], theirs)).toMatch(/^Nothing found that stands/);
  });

  it('agrees in number with what needs care', () => {
    const of = (...checks: string[]) =>
      standing(
        report({
          domain: 'a.example',
          findings: checks.map((check) => ({ check, says: 'x', severity: 'warning' as const })),
        }),
      ).sentence;
    expect(of('blocklist-minor')).toBe('No errors, but blocklists need care');
    expect(of('mx-target-address', 'spf-no-ptr', 'dkim-key-strength')).toBe(
      'No errors, but MX, SPF and DKIM need care',
    );
  });

  it('speaks of the topic alone where one was asked for', () => {
    const asked = (topic: CheckTopic) => standing(samples.topicAsked(topic)).sentence;
    expect(asked('mx')).toBe('MX records are in order');
    expect(asked('mta-sts')).toBe('No MTA-STS, and none is required');
    expect(asked('dkim')).toBe('DKIM: no errors, 1 warning');
    expect(standing(samples.spfSender).sentence).toMatch(/^198\.51\.100\.8 → fail \(may not send\): /);
  });

  it('calls nothing in order where nothing was judged, and says why', () => {
    const findings = [
      { check: 'ptr-forward-confirmed', verdict: 'skipped' as const, says: 'no name: see ptr-present' },
      { check: 'ptr-matches-helo', verdict: 'skipped' as const, says: 'no name' },
      { check: 'ptr-present', verdict: 'skipped' as const, says: '127.0.0.1 is loopback' },
    ];
    expect(standing(report({ domain: '127.0.0.1', findings, topics: { asked: ['ptr'] } }))).toEqual({
      mark: 'info',
      sentence: 'Nothing to judge: 127.0.0.1 is loopback',
    });
    const [first] = findings;
    const seen = [{ ...(first as NonNullable<typeof first>) }, passed('ptr-present', 'a name')];
    expect(standing(report({ domain: '127.0.0.1', findings: seen, topics: { asked: ['ptr'] } })).mark).toBe(
      'pass',
    );
  });

  it('claims of a name only that the name is on no blocklist', () => {
    const about = (subject: string, subjectKind: 'domain' | 'ipv4') => ({
      ...{ zone: 'bl.example', list: 'BL', subject, subjectKind, usable: true, listed: false },
      ...{ codes: [], meanings: [], weight: 'major' as const },
    });
    const of = (evidence: Partial<Evidence>) =>
      standing(
        report({
          domain: 'mail.example.com',
          findings: [passed('blocklist-domain-clear', 'clear')],
          topics: { asked: ['blocklist'] },
          evidence,
        }),
      ).sentence;
    const name = about('mail.example.com', 'domain');
    const host = {
      ...{ preference: 0, host: 'mail.example.com', addresses: ['11.0.0.1'], cnames: [] },
      ...{ ipv4: observed(['11.0.0.1']), ipv6: absent() },
    };
    const mx = observed({ implicit: true, nullMx: false, authenticated: false, dropped: 0, hosts: [host] });
    expect(of({ blocklists: observed([name]), mx: mx as never })).toBe(
      'The name is on none of the blocklists that answered; its own address was not asked about, which "blocklist 11.0.0.1" does',
    );
    expect(of({ blocklists: observed([name]) })).toContain('name the sending ones with --ip');
    expect(of({ blocklists: observed([about('11.0.0.1', 'ipv4'), name]) })).toBe(
      'On none of the blocklists that answered',
    );
  });

  it('names the domain whose SPF decided about a sender of another one', () => {
    const { evidence } = samples.spfSender;
    if (evidence.spf?.status !== 'observed') throw new Error('no SPF');
    const evaluations = evidence.spf.value.evaluations.map((one) => ({ ...one, domain: 'other.example' }));
    const spf = observed({ ...evidence.spf.value, evaluations });
    expect(standing({ ...samples.spfSender, evidence: { ...evidence, spf } }).sentence).toContain(
      'by the SPF of other.example (may not send)',
    );
  });

  it('does not call a domain whose sending was ruled out by the user "saying so"', () => {
    const stated = report({
      domain: 'a.example',
      findings: [passed('mx-deliverable', 'fine')],
      evidence: { sending: observed({ sends: false, because: '--sends no', stated: true, addresses: [] }) },
    });
    expect(standing(stated).sentence).toBe('Nothing stands in the way of mail to this domain');
  });
});

describe('agenda', () => {
  it('puts errors before warnings and what others rest on first', () => {
    const { problems } = agenda(
      failing('tls-rpt-valid', 'dmarc-present', 'spf-lookup-limit', 'spf-syntax', 'mx-deliverable'),
    );
    expect(problems.map(({ check }) => check)).toEqual([
      'mx-deliverable',
      'spf-syntax',
      'spf-lookup-limit',
      'dmarc-present',
      'tls-rpt-valid',
    ]);
    const shop = agenda(samples.brokenShop).problems.map(({ severity }) => severity);
    expect(shop).toEqual(['error', 'error', 'warning', 'warning']);
  });

  it('says nothing but that when the domain does not exist', () => {
    const plan = agenda(samples.missing);
    expect(plan.problems.map(({ check }) => check)).toEqual(['domain-exists']);
    expect([plan.notes, plan.undetermined, plan.untestable]).toEqual([[], [], []]);
  });

  it('gathers the subjects of one check and the checks of one reason', () => {
    const plan = agenda(samples.fortress);
    expect(plan.problems.find(({ check }) => check === 'dkim-key-minimum')?.findings).toHaveLength(8);
    expect(agenda(samples.silent).undetermined).toEqual([
      {
        reasons: ['DNS answered SERVFAIL'],
        topics: ['dns', 'spf', 'dkim', 'dmarc', 'mx'],
        checks: ['domain-exists', 'spf-present', 'dkim-discovered', 'dmarc-present', 'mx-deliverable'],
      },
    ]);
  });

  it('names a subject only where the sentence does not', () => {
    const [, , key] = agenda(samples.brokenShop)
      .problems.flatMap(({ findings }) => findings)
      .reverse();
    expect(key?.check).toBe('dmarc-present');
    const finding = samples.fortress.findings.find(({ check }) => check === 'mx-target-address');
    expect(sentence(finding as NonNullable<typeof finding>, 'fortress.example')).toBe(
      'MX host old.fortress.example has no address',
    );
  });
});

describe('words', () => {
  it('reads the topic off a check id', () => {
    expect(checkTopic('domain-exists')).toBe('dns');
    expect(checkTopic('dnssec-chain-valid')).toBe('dnssec');
    expect(checkTopic('mta-sts-mx-certificate')).toBe('mta-sts');
    expect(checkTopic('tls-rpt-valid')).toBe('tls-rpt');
    expect(checkTopic('smtp-ehlo')).toBe('smtp');
    expect(checkTopic('submission-auth')).toBe('tls');
    expect(checkTopic('no-such-check')).toBeUndefined();
  });

  it('counts, joins and times', () => {
    const none = { error: 0, warning: 0, info: 0, pass: 0, unknown: 0, skipped: 3 };
    expect(tell(none, 0)).toBe('nothing to judge');
    expect(tell({ ...none, error: 1, unknown: 3 }, 2)).toBe(
      '1 error, 1 undetermined, 2 not testable from here',
    );
    expect([listed([]), listed(['a']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
    expect([12, 412, 9_960, 59_400, 125_000].map(duration)).toEqual([
      '12 ms',
      '0.4 s',
      '10 s',
      '59 s',
      '2 min 5 s',
    ]);
  });
});
