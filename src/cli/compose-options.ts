/** The flags of composing and signing; their values are checked in commands/composing.ts, once a command runs. */
import { type Command, Option } from 'commander';
import type { ComposeWishes } from '../commands/composing.ts';
import { collect } from './options.ts';

export type RawComposeOptions = { -readonly [key in keyof ComposeWishes]: ComposeWishes[key] };

const many = (flags: string, says: string): Option => new Option(flags, says).argParser(collect);

export function addComposeOptions(command: Command): Command {
  const message = [
    many('--from <mailbox>', 'the author: me@example.com or "Ann Doe <ann@example.com>"'),
    many('--to <mailbox,...>', 'recipients (repeatable, as --cc and --bcc)'),
    many('--cc <mailbox,...>', 'recipients of a copy'),
    many('--bcc <mailbox,...>', 'recipients nobody else sees; never in the message'),
    many('--subject <text>', "the subject (default: the template's)"),
    many('--body <text|@file|->', "the plain text, or where it is (default: the template's)"),
    many('--html <html|@file|->', "the HTML, or where it is (default: the template's)"),
    new Option('--attach <file...>', 'attach these files'),
    many('--header <name: value>', 'one more header field (repeatable)'),
    many(
      '--template <name>',
      'plain, html, multipart, newsletter, utf8, large, gtube, eicar or calendar (default plain)',
    ),
    many('--size <octets>', 'size of the whole message with --template large (default 10MB)'),
    many(
      '--unsubscribe <url>',
      'leave the list there, with one click (default with newsletter: https://DOMAIN/unsubscribe?t={{random}})',
    ),
    many('--encoding <name>', 'of text: quoted-printable, base64 or 8bit (default: 7bit or the shorter one)'),
    new Option('--literal', 'leave {{date}} {{message-id}} {{random}} {{from}} {{to}} as they stand'),
  ];
  const signature = [
    many('--dkim-key <file>', 'sign with this private key, RSA or Ed25519 (repeatable)'),
    many('--dkim-selector <name>', 'the selector of the key, one for each'),
    many('--dkim-domain <domain>', 'the domain that signs (default: that of --from)'),
  ];
  for (const option of message) command.addOption(option.helpGroup('Message:'));
  for (const option of signature) command.addOption(option.helpGroup('Signature:'));
  return command;
}
