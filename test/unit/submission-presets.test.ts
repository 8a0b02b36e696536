/** Providers by the names people have for them. */
import { describe, expect, it } from 'vitest';
import { presetNamed, presetWords } from '../../src/knowledge/submission-presets.ts';

describe('a provider', () => {
  it.each([
    ['google', 'smtp.gmail.com'],
    ['Gmail', 'smtp.gmail.com'],
    ['smtp-relay.gmail.com', 'smtp-relay.gmail.com'],
    ['SendGrid', 'smtp.sendgrid.net'],
    ['amazon-ses:eu-west-1', 'email-smtp.eu-west-1.amazonaws.com'],
    ['email-smtp.eu-west-1.amazonaws.com', 'email-smtp.eu-west-1.amazonaws.com'],
  ])('%s is %s', (name, host) => {
    expect(presetNamed(name)).toMatchObject({ host });
  });

  it('asks for the region where there are several', () => {
    expect(presetNamed('amazon-ses')).toMatchObject({
      regions: expect.arrayContaining(['amazon-ses:eu-west-1']),
    });
    expect(presetNamed('amazon-ses:nowhere')).toHaveProperty('regions');
  });

  it('is not guessed', () => {
    expect(presetNamed('mail')).toHaveProperty('several');
    expect(presetNamed('gnail')).toMatchObject({ names: expect.arrayContaining(['google']) });
    expect(presetNamed('')).not.toHaveProperty('preset');
  });

  it('is told of before it is used: place, user name, limits', () => {
    const known = presetNamed('sendgrid');
    if (!('preset' in known)) throw new Error('sendgrid is known');
    expect(presetWords(known).join('\n')).toMatch(
      /smtp\.sendgrid\.net port \d+, .*\nuser name: always apikey/,
    );
  });
});
