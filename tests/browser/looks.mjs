// How the pages look, weigh, print and answer to the keyboard. Pictures go to out/gallery.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import {
  DESK, MAIN_BUTTON, PHONE, axeSource, expect, gallery, journey, signIn, signOut,
} from './harness.mjs';

const HTML_BYTES_MAX = 12 * 1024; // on the wire; a 2G line brings 30 KB in about a second
const FIRST_VIEW_BYTES_MAX = 45 * 1024; // with style and fonts

// What each visitor sees; a filter stands for the first dossier of its list.
const SEEN = [
  { role: null, pages: ['/', '/?q=khai+sinh', '/?q=zzzz', '/thu-tuc/1.004873', '/tra-cuu',
    '/tra-cuu?so=15607-260213-0001', '/tra-cuu/15607-260213-0001?ma=AAAAAA', '/danh-muc',
    '/danh-muc?q=zzzz', '/dang-nhap', '/khong-co'] },
  { role: 'receiving_officer', pages: ['/quay', '/quay?q=ket+hon', '/quay/1.004873',
    '/quay/1.001193', '/he-thong', '/ho-so/15607-200101-0001',
    '/ho-so?loc=tin-moi', '/so-theo-doi', '/so-theo-doi?tu=2026-13-01',
    'can-xu-ly', 'cho-tra', 'cho-bo-sung'] },
  { role: 'director', pages: ['/ho-so', '/ho-so?loc=da-xong', '/ho-so?thu-tuc=9.999999',
    '/ho-so?loc=sap-den-han', '/ho-so?loc=cho-ky', '/dieu-hanh', '/dieu-hanh/ky', '/he-thong',
    '/quay', '/doi-mat-khau', 'cho-ky', 'tre-han', 'da-xong'] },
];

async function addressOf(page, word) {
  if (word.startsWith('/')) return word;
  await page.goto(`/ho-so?loc=${word}`);
  const rows = page.locator('.list td a');
  return await rows.count() > 0 ? rows.first().getAttribute('href') : null;
}

async function eachPage(world, options, look) {
  for (const { role, pages } of SEEN) {
    const page = await world.open(options);
    if (role) await signIn(page, world.accounts, role);
    for (const word of pages) {
      const address = await addressOf(page, word);
      const name = `${role ?? 'public'}${word.replace(/[^a-z0-9]+/gi, '-')}`;
      if (address) await look(page, address, name);
    }
  }
}

// Clicking each would wait for those that lie folded in others.
const openAll = (page) => page.evaluate(() => {
  for (const one of document.querySelectorAll('details')) one.open = true;
});

// What axe says of the page that is open, at both widths. Its pictures come first: what is folded
// is opened for axe, as it must be right too.
export async function inspect(page, name) {
  const faults = [];
  const widths = [[390, PHONE], [1366, DESK]];
  await page.evaluate(() => document.fonts.ready);
  for (const [width, viewport] of widths) {
    await page.setViewportSize(viewport);
    await page.screenshot({ path: path.join(gallery, `${name}-${width}.png`), fullPage: true });
  }
  await openAll(page);
  await page.evaluate(axeSource);
  for (const [width, viewport] of widths) {
    await page.setViewportSize(viewport);
    const found = await page.evaluate(() => globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }));
    for (const violation of found.violations)
      faults.push(`${name} at ${width}: ${violation.id} ${violation.nodes[0].html}`);
    const outside = await page.evaluate(() => {
      const edge = document.documentElement.clientWidth;
      return [...document.querySelectorAll('main *')].filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width > 1 && box.right > edge + 1 && !one.closest('.list');
      }).map((one) => one.outerHTML.slice(0, 80));
    });
    if (outside.length > 0) faults.push(`${name} at ${width}: outside: ${outside[0]}`);
  }
  return faults;
}

// axe itself needs scripts: it runs in the page, past its policy.
export const SCRIPTED = { javaScriptEnabled: true, bypassCSP: true };

journey('every page is free of faults for axe and does not overflow', async (world) => {
  const faults = [];
  await eachPage(world, SCRIPTED, async (page, address, name) => {
    await page.goto(address);
    faults.push(...await inspect(page, name));
  });
  expect(faults.length === 0, faults.join('\n  '));
});

journey('what pages become by doing is free of faults for axe too', async (world) => {
  const faults = [];
  const page = await world.open(SCRIPTED);
  const look = async (name) => faults.push(...await inspect(page, name));
  const name = page.locator('[name="people.applicant.person.name"]');
  const send = () => page.click(MAIN_BUTTON);
  await page.goto('/dang-nhap');
  await page.fill('input[name=username]', 'ai đó');
  await page.fill('input[name=password]', 'không phải');
  await page.click('main button[type=submit]');
  await look('done-wrong-password');
  await signIn(page, world.accounts, 'receiving_officer');
  await page.goto('/quay/1.004873');
  await name.fill('a'.repeat(300));
  await send();
  await look('done-intake-faults');
  await name.fill('Lò Thị Ngắm');
  await send();
  expect(page.url().includes('/doc-lai'), 'not read back');
  await look('done-read-back');
  const read = page.url();
  await page.goto('/quay/1.004873');
  await look('done-intake-unfinished');
  await page.goto('/quay/1.004873?mat=1');
  await look('done-intake-lost');
  await page.goto(read);
  await page.locator('#nhan-ho-so button').click();
  await page.waitForURL('**/giay-tiep-nhan');
  await look('done-slip');
  await page.goto(read);
  await look('done-received-before');
  // In this tab: one closed while still going somewhere never says that it has closed, and one that
  // lies behind another may never be drawn.
  await signOut(page);
  await page.goto('/quay/1.004873');
  await look('done-signed-out');
  await signIn(page, world.accounts, 'director');
  await page.goto('/quay');
  expect((await page.locator('h1').innerText()).includes('không được'), 'the counter is open');
  await look('done-forbidden');
  expect(faults.length === 0, faults.join('\n  '));
});

journey('every page is light enough for a 2G line', async (world) => {
  const heavy = [];
  const weights = [];
  await eachPage(world, {}, async (page, address, name) => {
    const response = await page.goto(address);
    const { responseBodySize } = await response.request().sizes();
    weights.push(`${name} ${responseBodySize}`);
    if (responseBodySize > HTML_BYTES_MAX) heavy.push(`${address}: ${responseBodySize} bytes`);
  });
  console.log(`bytes on the wire, HTML: ${weights.join(', ')}`);
  const first = await world.open({ viewport: PHONE });
  const requests = [];
  first.on('requestfinished', (request) => requests.push(request));
  await first.goto('/', { waitUntil: 'networkidle' });
  let total = 0;
  for (const request of requests) total += (await request.sizes()).responseBodySize;
  console.log(`first view of a citizen: ${total} bytes in ${requests.length} requests`);
  if (total > FIRST_VIEW_BYTES_MAX) heavy.push(`first view: ${total} bytes`);
  const wire = await first.context().newCDPSession(first);
  await wire.send('Network.enable');
  let again = 0;
  wire.on('Network.loadingFinished', (done) => { again += done.encodedDataLength; });
  await first.goto('/tra-cuu', { waitUntil: 'networkidle' });
  console.log(`next page: ${again} bytes with headers`);
  if (again > 6 * 1024) heavy.push(`next page: ${again} bytes`);
  expect(heavy.length === 0, heavy.join('\n  '));
});

journey('the keyboard reaches everything, and shows where it is', async (world) => {
  const lost = [];
  const walk = async (page, address) => {
    await page.goto(address);
    const stops = page.locator(
      'a[href]:visible, button:visible, input:not([type=hidden]):visible, select:visible, ' +
      'textarea:visible, summary:visible');
    // What lies folded has a size too, and is no stop.
    const wanted = await stops.evaluateAll((all) => new Set(
      all.filter((one) => one.checkVisibility())
        .map((one, place) => one.type === 'radio' ? `radio ${one.name}` : place)).size);
    const seen = new Set();
    const dates = await page.locator('input[type=date]:visible').count();
    for (let i = 0; i < wanted + 4 * dates + 4; ++i) { // a date is four stops
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const one = document.activeElement;
        if (!one || one === document.body) return null;
        const all = [...document.querySelectorAll('*')];
        const style = getComputedStyle(one);
        return { place: all.indexOf(one), html: one.outerHTML.slice(0, 60),
          shown: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 };
      });
      if (at === null) break;
      if (!at.shown) lost.push(`${address}: no visible focus on ${at.html}`);
      seen.add(at.place);
    }
    if (seen.size < wanted * 0.9) lost.push(`${address}: ${seen.size} of ${wanted} reached`);
  };
  const visitor = await world.open();
  for (const address of ['/', '/tra-cuu', '/dang-nhap']) await walk(visitor, address);
  const desk = await world.open();
  await signIn(desk, world.accounts, 'receiving_officer');
  for (const word of ['/quay/1.004873', '/ho-so', 'can-xu-ly'])
    await walk(desk, await addressOf(desk, word));
  expect(lost.length === 0, lost.join('\n  '));
});

journey('the slip prints on one A5 page, its code says number and check alone', async (world) => {
  const page = await world.open();
  await signIn(page, world.accounts, 'receiving_officer');
  const dossier = await addressOf(page, 'can-xu-ly');
  await page.goto(`${dossier}/giay-tiep-nhan`);
  const kept = path.join(gallery, 'slip-print.pdf');
  const pdf = (await page.pdf({ preferCSSPageSize: true, path: kept })).toString('latin1');
  const pages = pdf.match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
  expect(pages === 1, `the slip has ${pages} pages`);
  await page.setViewportSize({ width: 490, height: 720 }); // A5 less its margins
  await page.emulateMedia({ media: 'print' });
  await page.screenshot({ path: path.join(gallery, 'slip-print.png'), fullPage: true });
  await page.emulateMedia({ media: 'screen' });
  const picture = path.join(gallery, 'slip-code.png');
  await page.locator('.qr').screenshot({ path: picture });
  const number = (await page.locator('.slip-number').innerText()).trim();
  const check = (await page.locator('.check-code').innerText()).trim();
  let read;
  try {
    read = execFileSync('zbarimg', ['--quiet', '--raw', picture]).toString().trim();
  } catch {
    console.log('zbarimg is not here: the code was drawn, not read');
    return;
  }
  expect(read === `${number} ${check}`, `the code says «${read}»`);
});
