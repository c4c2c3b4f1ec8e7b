// An electronic form as officers fill it in: without a script, and with the page's own.
import { DESK, MAIN_BUTTON, PHONE, expect, journey, signIn } from './harness.mjs';
import { SCRIPTED, inspect } from './looks.mjs';

// Some days ago, by any clock.
const BORN = new Date(Date.now() - 5 * 864e5).toISOString().slice(0, 10);
const BORN_SAID = BORN.split('-').reverse().join('/');
const BIRTH = {
  'form.child_name': 'Lò Thị Ến Nhầu', 'form.born_on': BORN,
  'form.child_birth_place': 'Trạm y tế xã Bát Mọt', 'form.mother_name': 'Hà Thị Xuân',
  'form.mother_born': '15/03/2001', 'form.father_name': 'Lò Văn Păn',
};
const CHOSEN = {
  'form.child_sex': 'female', 'form.child_ethnic': '03', 'form.child_nationality': 'VN',
  'form.parents_married:b': 'true', 'form.relation': 'father',
};
const control = (page, name) => page.locator(`[name="${name}"]`);

async function openForm(world, options) {
  const page = await world.open(options);
  const said = [];
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  page.on('pageerror', (fault) => said.push(fault.message));
  await signIn(page, world.accounts, 'receiving_officer');
  await page.goto('/quay/1.001193');
  return { page, said };
}

async function fill(page) {
  await page.fill('[name="people.applicant.person.name"]', 'Lò Văn Păn');
  for (const [name, words] of Object.entries(BIRTH)) await page.fill(`[name="${name}"]`, words);
  for (const [name, one] of Object.entries(CHOSEN))
    await page.selectOption(`[name="${name}"]`, one);
}

async function readBackAndReceive(page) {
  const faults = await page.locator('.notice.bad').allInnerTexts();
  expect(page.url().includes('/doc-lai?kept='), `not read back: ${faults.join(' ')}`);
  const read = await page.locator('main').innerText();
  for (const words of ['Lò Thị Ến Nhầu', BORN_SAID, 'Thái', 'Việt Nam', 'Trạm y tế xã Bát Mọt'])
    expect(read.includes(words), `not read back: ${words}`);
  await page.locator('#nhan-ho-so button').click();
  await page.waitForURL('**/giay-tiep-nhan');
  return (await page.locator('.slip-number').innerText()).trim();
}

async function correct(page, number) {
  await page.goto(`/ho-so/${number}`);
  expect((await page.locator('main').innerText()).includes('Lò Thị Ến Nhầu'), 'not on the page');
  const form = page.locator('form:has(input[name=type][value=correct_entry])');
  const folds = page.locator('details:has(input[name=type][value=correct_entry])');
  for (let i = 0; i < await folds.count(); ++i)
    await folds.nth(i).evaluate((one) => { one.open = true; });
  await form.locator('details.eform').evaluate((one) => { one.open = true; });
  await form.locator('[name="form.child_name"]').fill('Lò Thị Ến Nhàu');
  await form.locator('[name=text]').fill('Gõ nhầm dấu');
  await form.locator('button.button:not([data-form-refresh])').last().click();
  const faults = await page.locator('.notice.bad').allInnerTexts();
  expect(page.url().includes('da-luu=1'), `not corrected: ${faults.join(' ')}`);
  expect((await page.locator('main').innerText()).includes('Lò Thị Ến Nhàu'), 'not corrected');
}

journey('a birth is declared without a script, and a button shows what follows', async (world) => {
  const { page } = await openForm(world, { viewport: PHONE });
  expect(await control(page, 'form.mother_name').isVisible(), 'a branch is not there at first');
  await page.selectOption('[name="form.abandoned:b"]', 'true');
  await page.locator('[data-form-refresh]').click();
  expect(!await control(page, 'form.mother_name').isVisible(), 'the mother is still asked for');
  expect(await page.locator('.notice.bad').count() === 0, 'looking again is no fault');
  await page.selectOption('[name="form.abandoned:b"]', 'false');
  await page.locator('[data-form-refresh]').click();
  await fill(page);
  await page.fill('[name="form.mother_born"]', '05/05/2020');
  await page.click(MAIN_BUTTON);
  const faults = await page.locator('.notice.bad').innerText();
  expect(faults.includes('12 tuổi'), `the check does not speak: ${faults}`);
  expect(await control(page, 'form.child_name').inputValue() === 'Lò Thị Ến Nhầu', 'typed is lost');
  await page.fill('[name="form.mother_born"]', BIRTH['form.mother_born']);
  await page.click(MAIN_BUTTON);
  await correct(page, await readBackAndReceive(page));
});

journey('with a script the form hides and speaks while it is typed', async (world) => {
  const { page, said } = await openForm(world, { javaScriptEnabled: true, viewport: DESK });
  expect(!await page.locator('[data-form-refresh]').isVisible(), 'the button has no use here');
  await page.selectOption('[name="form.abandoned:b"]', 'true');
  expect(!await control(page, 'form.mother_name').isVisible(), 'the mother is still asked for');
  await page.selectOption('[name="form.abandoned:b"]', 'false');
  await fill(page);
  await page.fill('[name="form.mother_born"]', '05/05/2020');
  await page.locator('[name="form.mother_born"]').blur();
  expect((await page.locator('[data-said]').allInnerTexts()).join().includes('12 tuổi'),
    'the check does not speak');
  await page.fill('[name="form.mother_born"]', BIRTH['form.mother_born']);
  await page.locator('[name="form.mother_born"]').blur();
  expect(await page.locator('[data-said]').count() === 0, 'the check speaks on');
  await page.click(MAIN_BUTTON);
  await correct(page, await readBackAndReceive(page));
  expect(said.length === 0, `on the console: ${said.join(' ')}`);
});

journey('a form, its faults and its answers are free of faults for axe', async (world) => {
  const { page } = await openForm(world, SCRIPTED);
  const faults = [];
  const look = async (name) => faults.push(...await inspect(page, name));
  await fill(page);
  await look('form-filled');
  await page.fill('[name="form.mother_born"]', '05/05/2020');
  await page.fill('[name="form.child_name"]', 'Lò Thị 5');
  await page.locator('[name="form.child_name"]').blur();
  await look('form-says');
  await page.click(MAIN_BUTTON);
  await look('form-faults');
  await page.fill('[name="form.mother_born"]', '2001');
  await page.fill('[name="form.child_name"]', BIRTH['form.child_name']);
  await page.click(MAIN_BUTTON);
  await look('form-read-back');
  const number = await readBackAndReceive(page);
  await page.goto(`/ho-so/${number}`);
  await look('form-dossier');
  await page.goto(`/quay/1.004873?tu=${number}`);
  expect((await page.locator('main').innerText()).includes(`Lấy từ hồ sơ ${number}`),
    'where it comes from is not said');
  await look('form-prefilled');
  expect(faults.length === 0, faults.join('\n  '));
});
