/** `--connect-to` in curl's form, HOST:PORT:TO-HOST:TO-PORT: which connections go elsewhere; never throws. */

export interface ConnectTo {
  /** Lower case; empty matches every host. */
  host: string;
  /** Null matches every port. */
  port: number | null;
  /** Empty keeps the host. */
  toHost: string;
  /** Null keeps the port. */
  toPort: number | null;
}

export type ParsedConnectTo = { ok: true; rule: ConnectTo } | { ok: false; problem: string; hint: string };

const HINT = 'give HOST:PORT:TO-HOST:TO-PORT, IPv6 addresses in brackets; empty fields match all';

export function parseConnectTo(text: string): ParsedConnectTo {
  const no = (problem: string): ParsedConnectTo => ({ ok: false, problem, hint: HINT });
  const shown = JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);
  const fields = /^(\[[^\]]*\]|[^:]*):(\d*):(\[[^\]]*\]|[^:]*):(\d*)$/.exec(text.trim());
  if (fields === null) return no(`${shown} is not of the form HOST:PORT:TO-HOST:TO-PORT`);
  const [host, port, toHost, toPort] = fields.slice(1) as [string, string, string, string];
  for (const one of [port, toPort]) {
    if (one !== '' && (Number(one) < 1 || Number(one) > 65_535))
      return no(`${shown}: ${one} is not a port (1-65535)`);
  }
  if (/[\s/@]/.test(host + toHost)) return no(`${shown} holds something that is not a host name or address`);
  return {
    ok: true,
    rule: {
      host: bare(host),
      port: port === '' ? null : Number(port),
      toHost: bare(toHost),
      toPort: toPort === '' ? null : Number(toPort),
    },
  };
}

/** Where a connection really goes: the first rule that matches decides, as with curl. */
export function redirect(
  rules: readonly ConnectTo[],
  host: string,
  port: number,
): { host: string; port: number } {
  const wanted = bare(host);
  const rule = rules.find(
    (one) => (one.host === '' || one.host === wanted) && (one.port === null || one.port === port),
  );
  if (rule === undefined) return { host, port };
  return { host: rule.toHost === '' ? host : rule.toHost, port: rule.toPort ?? port };
}

/** Where a rule that names the host sends its connections; null where none does. */
export function sentByName(rules: readonly ConnectTo[], host: string, port: number): string | null {
  const place = redirect(
    rules.filter((rule) => rule.host !== ''),
    host,
    port,
  );
  return place.host === host ? null : place.host;
}

function bare(host: string): string {
  return host
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
}
