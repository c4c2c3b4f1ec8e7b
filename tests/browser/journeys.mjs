// What people do with the pages, without a script running. Names begin at the line's start: `run`
// counts them.
import path from 'node:path';
import { axeSource, expect, gallery, journey, runAll } from './harness.mjs';

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1366, height: 768 };

async function signIn(page, accounts, role) {
  const account = accounts.find((one) => one.role === role) ?? accounts[0];
  await page.goto('/dang-nhap');
  await page.fill('input[name=username]', account.username);
  await page.fill('input[name=password]', account.password);
  await page.click('main button[type=submit]');
  expect(!page.url().includes('/dang-nhap'), `${account.username} could not sign in`);
}

async function act(page, type) {
  const form = page.locator(`form:has(input[name=type][value=${type}])`);
  expect(await form.count() === 1, `${type} is not offered`);
  const details = page.locator(`details:has(input[name=type][value=${type}])`).last();
  if (await details.getAttribute('open') === null) await details.locator('summary').first().click();
  return form;
}

async function send(page, form) {
  await form.locator('button[type=submit]').click();
  const fault = await page.locator('.notice.bad').allInnerTexts();
  expect(page.url().includes('da-luu=1'), `not saved: ${fault.join(' ') || page.url()}`);
}

async function receive(page, name) {
  await page.goto('/quay/1.004873');
  await page.fill('[name="people.applicant.person.name"]', name);
  await page.fill('[name="people.applicant.person.born"]', '1990-05-06');
  await page.click('main form button[type=submit]');
  const faults = await page.locator('.notice.bad').allInnerTexts();
  expect(page.url().endsWith('/giay-tiep-nhan'), `not received: ${faults.join(' ')}`);
  const number = (await page.locator('.slip-number').innerText()).trim();
  const check = (await page.locator('.check-code').innerText()).trim();
  return { number, check };
}

journey('a dossier goes from the door to the result, and its owner can follow', async (world) => {
  const desk = await world.open();
  await signIn(desk, world.accounts, 'receiving_officer');
  const { number, check } = await receive(desk, 'Lò Thị Ến');
  await desk.screenshot({ path: path.join(gallery, 'slip-1366.png'), fullPage: true });
  await desk.goto(`/ho-so/${number}`);
  const checked = await act(desk, 'check_dossier');
  await checked.locator('[name="complete:b"]').check();
  await send(desk, checked);
  await send(desk, await act(desk, 'propose_result'));
  const leader = await world.open();
  await signIn(leader, world.accounts, 'director');
  await leader.goto(`/ho-so/${number}`);
  const signing = await act(leader, 'sign_result');
  const director = world.accounts.find((one) => one.role === 'director');
  await signing.locator('[name=password]').fill(director.password);
  await send(leader, signing);
  await desk.goto(`/ho-so/${number}`);
  const recorded = await act(desk, 'record_result');
  await recorded.locator('[name="papers.0.number"]').fill('12/2026');
  await send(desk, recorded);
  await send(desk, await act(desk, 'return_result'));
  const citizen = await world.open({ viewport: PHONE });
  await citizen.goto('/');
  await citizen.fill('#so', number);
  await citizen.fill('#ma', check);
  await citizen.locator('form[action="/tra-cuu"] button').click();
  const seen = await citizen.locator('main').innerText();
  expect(seen.includes('Hồ sơ đã xong'), 'the citizen is not told that it is finished');
  expect(!seen.includes('Lò Thị Ến'), 'the public page shows a name');
});

journey('a form with faults shows them all and loses nothing', async (world) => {
  const page = await world.open();
  await signIn(page, world.accounts, 'receiving_officer');
  await page.goto('/quay/1.004873');
  await page.fill('[name="people.applicant.person.name"]', 'a'.repeat(300));
  await page.fill('[name=subject]', 'việc đang gõ dở');
  await page.selectOption('[name=way]', 'assisted');
  await page.click('main form button[type=submit]');
  await page.screenshot({ path: path.join(gallery, 'intake-faults-1366.png'), fullPage: true });
  expect(await page.inputValue('[name=subject]') === 'việc đang gõ dở', 'what was typed is gone');
  expect(await page.locator('.field.wrong').count() > 0, 'no fault stands beside its field');
  await page.locator('.notice.bad a').first().click();
  expect(page.url().includes('#f-'), 'the summary leads nowhere');
});

journey('every page is free of faults for axe and does not overflow', async (world) => {
  const tables = [
    { role: null, pages: ['/', '/?q=khai+sinh', '/thu-tuc/1.004873', '/tra-cuu', '/danh-muc',
      '/dang-nhap', '/khong-co'] },
    { role: 'director', pages: ['/ho-so', '/dieu-hanh', '/he-thong', '/quay', '/quay/1.004873',
      '/doi-mat-khau', 'DOSSIER'] },
  ];
  const faults = [];
  for (const { role, pages } of tables) {
    // axe itself needs scripts: it runs in the page, which has none of its own.
    const page = await world.open({ javaScriptEnabled: true, bypassCSP: true });
    if (role) await signIn(page, world.accounts, role);
    for (let address of pages) {
      if (address === 'DOSSIER') {
        await page.goto('/ho-so');
        address = await page.locator('.list td a').first().getAttribute('href');
      }
      for (const [width, viewport] of [[390, PHONE], [1366, DESK]]) {
        await page.setViewportSize(viewport);
        await page.goto(address);
        await page.evaluate(() => document.fonts.ready);
        const name = `${role ?? 'public'}${address.replace(/[^a-z0-9]+/gi, '-')}-${width}`;
        await page.screenshot({ path: path.join(gallery, `${name}.png`), fullPage: true });
        await page.evaluate(axeSource);
        const found = await page.evaluate(() => globalThis.axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        }));
        for (const violation of found.violations)
          faults.push(`${address} at ${width}: ${violation.id} ${violation.nodes[0].html}`);
        const wide = await page.evaluate(() =>
          document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wide > 0) faults.push(`${address} at ${width}: ${wide} px too wide`);
      }
    }
  }
  expect(faults.length === 0, faults.join('\n  '));
});

await runAll();
