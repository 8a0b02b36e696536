// The least JavaScript that goes the way of a handshake: greeting, EHLO, STARTTLS, TLS, EHLO; it explains nothing.
const { connect } = require('node:net');
const port = Number(process.argv[2]);

const socket = connect(port, '127.0.0.1');
/** Waits for the last line of a reply. */
const reply = (from) =>
  new Promise((resolve) => {
    let text = '';
    from.on('data', function more(chunk) {
      text += chunk;
      if (!/^\d{3} .*\r\n$/m.test(text)) return;
      from.off('data', more);
      resolve(text);
    });
  });
const say = (to, line) => {
  to.write(`${line}\r\n`);
  return reply(to);
};

(async () => {
  const greeting = reply(socket);
  const tls = require('node:tls');
  await greeting;
  await say(socket, 'EHLO client.example');
  await say(socket, 'STARTTLS');
  const secure = tls.connect({ socket, rejectUnauthorized: false });
  await new Promise((resolve) => secure.once('secureConnect', resolve));
  process.stdout.write(await say(secure, 'EHLO client.example'));
  secure.destroy();
})();
