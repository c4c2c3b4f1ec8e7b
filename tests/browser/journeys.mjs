// What people do with the pages, without a script running. Names begin at the line's start: `run`
// counts them.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  MAIN_BUTTON, PHONE, expect, gallery, journey, runAll, signIn, signOut,
} from './harness.mjs';

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

async function receive(page, name, more = async () => {}) {
  await page.goto('/quay/1.004873');
  await more();
  await page.fill('[name="people.applicant.person.name"]', name);
  await page.fill('[name="people.applicant.person.born"]', '1990-05-06');
  await page.click(MAIN_BUTTON);
  const faults = await page.locator('.notice.bad').allInnerTexts();
  expect(page.url().includes('/doc-lai?kept='), `not read back: ${faults.join(' ')}`);
  await page.keyboard.press('Enter'); // the button has the focus
  await page.waitForURL('**/giay-tiep-nhan');
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
  await page.click(MAIN_BUTTON);
  await page.screenshot({ path: path.join(gallery, 'intake-faults-1366.png'), fullPage: true });
  expect(await page.inputValue('[name=subject]') === 'việc đang gõ dở', 'what was typed is gone');
  expect(await page.locator('.field.wrong').count() > 0, 'no fault stands beside its field');
  await page.locator('.notice.bad a').first().click();
  expect(page.url().includes('#f-'), 'the summary leads nowhere');
});

journey('what was typed is read back, and the way back loses nothing', async (world) => {
  const page = await world.open({ viewport: PHONE });
  await signIn(page, world.accounts, 'receiving_officer');
  await page.goto('/quay/1.004873');
  await page.fill('[name="people.applicant.person.name"]', 'Lò Thị Đọc');
  await page.fill('[name="people.applicant.person.born"]', '1950-02-03');
  await page.fill('[name=text]', 'bà cụ nghe kém');
  let asked = 0;
  page.on('request', (one) => { asked += one.isNavigationRequest() ? 1 : 0; });
  await page.click(MAIN_BUTTON);
  expect(asked <= 2, `${asked} requests from the form to the reading`); // the form, and its answer
  const read = await page.locator('main').innerText();
  for (const words of ['Lò Thị Đọc', '03/02/1950', 'bà cụ nghe kém', 'Khi mất mạng, loại C',
    'Mời Ông/Bà đến nhận kết quả'])
    expect(read.includes(words), `«${words}» is not read back`);
  await page.screenshot({ path: path.join(gallery, 'read-back-390.png'), fullPage: true });
  await page.goBack();
  await page.getByRole('link', { name: 'Mở lại những gì đã gõ' }).click();
  expect(await page.inputValue('[name=text]') === 'bà cụ nghe kém', 'the way back is empty');
  await page.click(MAIN_BUTTON);
  const again = page.url();
  await page.locator('#nhan-ho-so button').dblclick();
  await page.waitForURL('**/giay-tiep-nhan');
  const slip = page.url();
  await page.goto(again);
  await page.getByRole('link', { name: 'In giấy tiếp nhận' }).click();
  expect(page.url() === slip, 'the form was received twice');
});

journey('a session that ends in the middle of a form loses nothing typed', async (world) => {
  const page = await world.open();
  await signIn(page, world.accounts, 'receiving_officer');
  await page.goto('/quay/1.004873');
  await page.fill('[name="people.applicant.person.name"]', 'Lò Thị Giữ');
  const second = await page.context().newPage();
  await signOut(second);
  await page.click(MAIN_BUTTON);
  const said = await page.locator('main').innerText();
  expect(said.includes('vẫn được giữ'), `${page.url()} does not say that the words are kept`);
  const account = world.accounts.find((one) => one.role === 'receiving_officer');
  await page.fill('input[name=username]', account.username);
  await page.fill('input[name=password]', account.password);
  await page.click('main button[type=submit]');
  expect(await page.inputValue('[name="people.applicant.person.name"]') === 'Lò Thị Giữ',
    'what was typed is gone');
  // Signed out and in again in the other tab: this one still carries the old session's token.
  await signOut(second);
  await signIn(second, world.accounts, 'receiving_officer');
  await page.fill('[name=text]', 'gõ ở trang cũ');
  await page.click(MAIN_BUTTON);
  expect(await page.inputValue('[name=text]') === 'gõ ở trang cũ', 'the old tab lost its words');
});

journey('a file sent in at the counter is listed and comes back as it was', async (world) => {
  const page = await world.open();
  await signIn(page, world.accounts, 'receiving_officer');
  const pdf = Buffer.from('%PDF-1.7\nmột bản quét thử');
  const { number } = await receive(page, 'Hà Văn Thử', async () => page.setInputFiles(
    'input[name=upload]', { name: 'đơn xin.pdf', mimeType: 'application/pdf', buffer: pdf }));
  await page.goto(`/ho-so/${number}`);
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'đơn xin.pdf' }).click();
  const download = await coming;
  expect(download.suggestedFilename() === 'đơn xin.pdf', download.suggestedFilename());
  expect(pdf.equals(await readFile(await download.path())), 'the file came back changed');
});

journey('the director keeps delegations, closures, points and the calendar', async (world) => {
  const page = await world.open();
  await signIn(page, world.accounts, 'director');
  const change = async (type, fill) => {
    await page.goto('/he-thong');
    const form = await act(page, type);
    await fill(form);
    await send(page, form);
  };
  const shown = () => page.locator('main').innerText();
  await change('open_point', (form) => form.locator('[name=point]').fill('Bản Vịn'));
  expect((await shown()).includes('Bản Vịn'), 'the point is not listed');
  await change('close_point', (form) => form.locator('[name=point]').selectOption('Bản Vịn'));
  expect((await shown()).includes('Bản Vịn – đóng từ'), 'the point is not closed');
  await change('declare_closure', (form) => form.locator('[name=ground]').selectOption('storm'));
  expect(/, Bão/.test(await shown()), 'the closure is not listed');
  await change('lift_closure', (form) => form.locator('[name=from]').selectOption({ index: 1 }));
  expect(!/, Bão/.test(await shown()), 'the closure is still there');
  await change('adopt_calendar', () => {});
  expect((await shown()).includes('Đơn vị dùng từ'), 'the calendar is not adopted');
  await change('end_delegation', () => {});
  expect((await shown()).includes('Đã thôi'), 'no delegation has ended');
});

// A working day after the promised one; a holiday is passed over a week at a time.
async function apologise(page, number) {
  for (let weeks = 1; weeks < 5; ++weeks) {
    await page.goto(`/ho-so/${number}`);
    const form = await act(page, 'apologise_and_extend');
    const glance = await page.locator('.glance').innerText();
    const [, day, month, year] = glance.match(/(\d\d)\/(\d\d)\/(\d{4})/).map(Number);
    const later = new Date(Date.UTC(year, month - 1, day + 7 * weeks)).toISOString().slice(0, 10);
    await form.locator('[name=new_due]').fill(later);
    await form.locator('[name=out_number]').fill('07/XL-TTPVHCC');
    await form.locator('[name=text]').fill('chờ xã khác trả lời xác minh');
    await form.locator('button[type=submit]').click();
    if (page.url().includes('da-luu=1')) return;
  }
  throw new Error('no week has a working day');
}

journey('the letter of apology is printed by one button and opens as PDF', async (world) => {
  const desk = await world.open();
  await signIn(desk, world.accounts, 'receiving_officer');
  const { number } = await receive(desk, 'Lò Văn Chờ');
  const page = await world.open();
  await signIn(page, world.accounts, 'deputy'); // whose delegation no other journey ends
  await apologise(page, number);
  // Not by a click: what a browser without a viewer does with a PDF is its own affair.
  const button = page.getByRole('button', { name: 'In: Văn bản xin lỗi' });
  const form = page.locator('form', { has: button });
  const fields = {};
  for (const name of ['csrf', 'command', 'version', 'type', 'form'])
    fields[name] = await form.locator(`[name=${name}]`).getAttribute('value');
  const answer = await page.request.post(`/ho-so/${number}`, { form: fields });
  expect(answer.status() === 200, `${answer.status()}`);
  expect(answer.headers()['content-type'] === 'application/pdf', 'it is no PDF');
  await page.goto(`/ho-so/${number}`);
  await page.getByRole('link', { name: 'Văn bản xin lỗi' }).waitFor();
  expect(await button.count() === 0, 'it is still offered as not printed');
});

journey('signing asks for the password in its own form, each time', async (world) => {
  const desk = await world.open();
  await signIn(desk, world.accounts, 'receiving_officer');
  const { number } = await receive(desk, 'Vi Thị Thử');
  await desk.goto(`/ho-so/${number}`);
  await send(desk, await act(desk, 'propose_result'));
  const leader = await world.open();
  await signIn(leader, world.accounts, 'deputy');
  for (const password of ['', 'không phải']) {
    await leader.goto(`/ho-so/${number}`);
    const form = await act(leader, 'sign_result');
    await form.locator('[name=password]').fill(password);
    await form.locator('button[type=submit]').click();
    expect(!leader.url().includes('da-luu'), `signed with «${password}»`);
    expect(await leader.locator('#viec-sign_result .notice.bad').count() === 1,
      'the form does not say why not');
  }
});

await import('./lists.mjs');
await import('./looks.mjs');
await import('./forms.mjs');
await runAll();
