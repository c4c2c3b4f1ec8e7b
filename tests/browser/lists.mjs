// The pages officers live in: lists by keys and told of changes, many dossiers signed at once.
import { expect, journey, signIn } from './harness.mjs';

const SCRIPTED = { javaScriptEnabled: true };

// What a page complains of, to be looked at when the journey is over.
function complaints(page) {
  const out = [];
  page.on('pageerror', (fault) => out.push(fault.message));
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') out.push(line.text());
  });
  return out;
}

async function received(page, name) {
  await page.goto('/quay/1.004873');
  await page.fill('[name="people.applicant.person.name"]', name);
  await page.fill('[name="people.applicant.person.born"]', '1990-05-06');
  await page.click('main form button.main');
  await page.locator('#nhan-ho-so button').click();
  await page.waitForURL('**/giay-tiep-nhan');
  return (await page.locator('.slip-number').innerText()).trim();
}

async function proposed(desk, name) {
  const number = await received(desk, name);
  await desk.goto(`/ho-so/${number}`);
  const form = desk.locator('form:has(input[name=type][value=propose_result])');
  if (!await form.locator('button[type=submit]').isVisible())
    await desk.locator('#viec-propose_result > summary').click();
  await form.locator('button[type=submit]').click();
  expect(desk.url().includes('da-luu=1'), `${number} was not proposed`);
  return number;
}

journey('a leader signs several at once, each opened first', async (world) => {
  const desk = await world.open();
  await signIn(desk, world.accounts, 'receiving_officer');
  const numbers = [];
  for (const name of ['Lò Thị Một', 'Lò Thị Hai']) numbers.push(await proposed(desk, name));
  const leader = await world.open();
  await signIn(leader, world.accounts, 'deputy');
  await leader.goto('/dieu-hanh/ky');
  const box = (number) => leader.locator(`input[name=so][value^="${number}."]`);
  for (const number of numbers) {
    expect(await box(number).count() === 0, `${number} can be picked unseen`);
    await leader.locator(`a.button[href="/ho-so/${number}"]`).click();
    await leader.goto('/dieu-hanh/ky');
  }
  for (const number of numbers) await box(number).check();
  await desk.goto(`/ho-so/${numbers[1]}`);
  const note = desk.locator('form:has(input[name=type][value=add_note])');
  await desk.locator('#viec-add_note > summary').click();
  await note.locator('[name=text]').fill('bà con vừa gọi');
  await note.locator('button[type=submit]').click();
  const deputy = world.accounts.find((one) => one.role === 'deputy');
  await leader.fill('[name=password]', deputy.password);
  await leader.locator('main form button.strong').dblclick();
  // The second click ends the first one's way: the page is waited for, not a way to it.
  await leader.locator('main .notice').first().waitFor();
  const said = await leader.locator('main').innerText();
  expect(said.includes('Đã ký 1 hồ sơ'), `not signed: ${said.slice(0, 400)}`);
  expect(said.includes('Chưa ký 1 hồ sơ'), 'the one that changed was signed');
});

journey('keys move through a list, open a dossier, and can be put off', async (world) => {
  const page = await world.open(SCRIPTED);
  const faults = complaints(page);
  await signIn(page, world.accounts, 'director');
  await page.goto('/ho-so?loc=da-xong');
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('href'));
  const links = await page.locator('.list tbody a.number').evaluateAll(
    (all) => all.map((one) => one.getAttribute('href')));
  await page.keyboard.press('j');
  expect(await focused() === links[0], 'j does not go to the first');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  expect(await focused() === links[1], 'k does not go back');
  await page.keyboard.press('?');
  expect(await page.locator('#phim-tat kbd').first().isVisible(), '? shows no keys');
  await page.keyboard.press('/');
  expect(await page.evaluate(() => document.activeElement.name) === 'words', '/ is not the search');
  await page.keyboard.type('jk');
  expect(await page.inputValue('[name=words]') === 'jk', 'typing is taken for keys');
  await page.locator('#phim-tat [data-off]').click();
  await page.reload();
  await page.keyboard.press('j');
  expect(await focused() === null, 'the keys are not off');
  await page.locator('#phim-tat summary').click();
  await page.locator('#phim-tat [data-off]').click();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${links[0]}`);
  expect(faults.length === 0, faults.join('\n  '));
});

journey('a list that is open is told that something moved', async (world) => {
  const page = await world.open(SCRIPTED);
  const faults = complaints(page);
  await signIn(page, world.accounts, 'director');
  const open = page.waitForResponse((one) => one.url().endsWith('/api/v1/events'));
  await page.goto('/ho-so');
  await open;
  expect(!await page.locator('#co-thay-doi span').isVisible(), 'told before anything moved');
  const desk = await world.open();
  await signIn(desk, world.accounts, 'receiving_officer');
  await received(desk, 'Lò Thị Động');
  await page.locator('#co-thay-doi span').waitFor({ state: 'visible' });
  await page.locator('#co-thay-doi a').click();
  await page.waitForLoadState();
  expect(!await page.locator('#co-thay-doi span').isVisible(), 'told again of what it shows');
  expect(faults.length === 0, faults.join('\n  '));
});
