// What a careful person writes in an afternoon instead: the same calls over node's own HTTP server
// and PostgreSQL. Sessions with a CSRF token, one row a case, one row an event with a hash chain,
// the person sealed with AES-256-GCM under a key of the case, every command id once, versions
// checked; no law, no dates, no roles, no offline. For comparison only.
//
// usage: node small_server.js CONNECTION_STRING ACCOUNTS.json     prints its port
const crypto = require('crypto'), fs = require('fs'), http = require('http');
const { Pool } = require('pg');
const pool = new Pool({ connectionString: process.argv[2], max: 16 });
const accounts = JSON.parse(fs.readFileSync(process.argv[3])), sessions = new Map();
const master = crypto.randomBytes(32), sha = (...x) => {
  const h = crypto.createHash('sha256');
  x.forEach((piece) => h.update(piece));
  return h.digest();
};
const seal = (key, text) => {
  const iv = crypto.randomBytes(12), c = crypto.createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([iv, c.update(text), c.final(), c.getAuthTag()]);
};
const tables = `CREATE TABLE c(id bigserial PRIMARY KEY, code text UNIQUE, status text, version int,
  due timestamptz, key bytea, person bytea);
  CREATE INDEX ON c(status, due);
  CREATE TABLE e(c bigint, seq int, body text, chain bytea, PRIMARY KEY(c, seq));
  CREATE TABLE command(id uuid PRIMARY KEY, c bigint);
  CREATE SEQUENCE code`;

async function inTransaction(work) {
  const db = await pool.connect();
  const q = (name, text, values) => db.query({ name, text, values });
  try {
    await db.query('BEGIN');
    const out = await work(q);
    await db.query('COMMIT');
    return out;
  } catch (error) {
    await db.query('ROLLBACK');
    throw error;
  } finally { db.release(); }
}

const birth = (body, id) => inTransaction(async (q) => {
  const { people, ...open } = body, key = crypto.randomBytes(32), text = JSON.stringify(open);
  const person = seal(key, JSON.stringify(people));
  const made = await q('c', `INSERT INTO c(code, status, version, due, key, person) VALUES
    ('15607-'||nextval('code'), 'received', 1, now() + '3 days', $1, $2) RETURNING id, code, due`,
  [seal(master, key), person]);
  const { id: c, code, due } = made.rows[0];
  await q('e', 'INSERT INTO e VALUES($1, $2, $3, $4)', [c, 1, text, sha(person, text)]);
  await q('k', 'INSERT INTO command VALUES($1, $2)', [id, c]);
  return { code, status: 'received', due, version: 1 };
});

const step = (code, body, id, version) => inTransaction(async (q) => {
  const { rows: [c] } = await q('s',
    'SELECT id, version, due FROM c WHERE code = $1 FOR UPDATE', [code]);
  if (c.version !== version) throw new Error('stale');
  const { rows: [last] } = await q('l',
    'SELECT chain FROM e WHERE c = $1 AND seq = $2', [c.id, version]);
  const text = JSON.stringify(body), next = version + 1;
  await q('e', 'INSERT INTO e VALUES($1, $2, $3, $4)', [c.id, next, text, sha(last.chain, text)]);
  await q('u', 'UPDATE c SET status = $2, version = $3 WHERE id = $1', [c.id, body.type, next]);
  await q('k', 'INSERT INTO command VALUES($1, $2)', [id, c.id]);
  return { code, status: body.type, due: c.due, version: next };
});

async function answer(request, body) {
  if (request.url === '/api/v1/sessions') {
    const { username, password } = body;
    const found = accounts.find((a) => a.username === username && a.password === password);
    const [token, csrf] = [0, 1].map(() => crypto.randomBytes(16).toString('hex'));
    sessions.set(token, { role: found.role, csrf });
    return [{ csrf }, `s=${token}; HttpOnly`];
  }
  const session = sessions.get((request.headers.cookie || '').slice(2));
  const sent = request.headers['x-csrf-token'];
  if (!session || session.csrf !== sent) throw new Error('not signed in');
  const id = request.headers['idempotency-key'], path = request.url.split('/');
  if (path.length === 4) return [await birth(body, id)];
  return [await step(path[4], body, id, Number(request.headers['if-match'].replaceAll('"', '')))];
}

pool.query(tables).then(() => {
  http.createServer((request, response) => {
    const pieces = [];
    request.on('data', (piece) => pieces.push(piece)).on('end', async () => {
      try {
        const [out, cookie] = await answer(request, JSON.parse(Buffer.concat(pieces)));
        if (cookie) response.setHeader('Set-Cookie', cookie);
        const text = JSON.stringify(out);
        response.setHeader('Content-Length', Buffer.byteLength(text));
        response.end(text);
      } catch (error) { response.statusCode = 500; response.end(String(error)); }
    });
  }).listen(0, '127.0.0.1', function () { console.log(`:${this.address().port}`); });
});
