// A demonstration centre of its own, a browser without scripts, and a count of what passed.
import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
export const axeSource = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
export const gallery = path.join(process.cwd(), 'out', 'gallery');

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1366, height: 768 };

const counts = { passed: 0, failed: 0, skipped: 0 };
const journeys = [];

export function journey(name, walk) {
  journeys.push({ name, walk });
}

// What a page is there for; beside it stand searches and links.
export const MAIN_BUTTON = 'main form button.main';

// What is asked inside a page, and closing, have no limit of their own: a browser that does not
// answer is a fault that is told, not a test that never ends.
const JOURNEY_SECONDS_MAX = 240;
const CLOSING_SECONDS_MAX = 30;

async function within(seconds, work, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: no end in ${seconds} s`)), seconds * 1000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function expect(truth, words) {
  if (!truth) throw new Error(words);
}

export async function signIn(page, accounts, role) {
  const account = accounts.find((one) => one.role === role) ?? accounts[0];
  await page.goto('/dang-nhap');
  await page.fill('input[name=username]', account.username);
  await page.fill('input[name=password]', account.password);
  await page.click('main button[type=submit]');
  expect(!page.url().includes('/dang-nhap'), `${account.username} could not sign in`);
}

// Waits for what comes after it: the next click must find the session ended.
export async function signOut(page) {
  await page.goto('/ho-so');
  await page.locator('form[action="/dang-xuat"] button').click();
  await page.waitForURL((address) => address.pathname !== '/ho-so');
}

async function startCentre(directory) {
  const program = spawn(process.env.MOTCUA,
    ['serve', '--demo', '--data', directory, '--listen', '127.0.0.1:0'],
    { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error('the centre did not start in 180 s')), 180_000);
    program.on('exit', (code) => reject(new Error(`the centre ended with ${code}`)));
    program.stdout.on('data', (bytes) => {
      said += bytes;
      const found = said.match(/listening on (\S+)/);
      if (found) {
        clearTimeout(late);
        resolve(found[1].replace(/\/$/, ''));
      }
    });
  });
  const accounts = JSON.parse(await readFile(path.join(directory, 'demo-accounts.json'), 'utf8'));
  return { program, url, accounts };
}

const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'],
});

// One journey in contexts of its own. False when the browser is not to be used again.
async function walkOne({ name, walk }, browser, centre) {
  const contexts = [];
  let last = null; // the page that moved last, for whoever looks for the fault
  const open = async (options = {}) => {
    const context = await browser.newContext({
      baseURL: centre.url, javaScriptEnabled: false, viewport: { width: 1366, height: 768 },
      ...options,
    });
    context.setDefaultTimeout(120_000); // a busy machine is not a fault of the pages
    context.on('page', (page) => page.on('framenavigated', () => { last = page; }));
    contexts.push(context);
    return context.newPage();
  };
  const world = { open, accounts: centre.accounts, url: centre.url };
  let fit = true;
  try {
    await within(JOURNEY_SECONDS_MAX, walk(world), 'the journey');
    counts.passed += 1;
    console.log(`passed: ${name}`);
  } catch (fault) {
    counts.failed += 1;
    fit = false;
    console.log(`failed: ${name}\n  ${fault.message}\n  last seen: ${last?.url() ?? 'nothing'}`);
  }
  const closing = Promise.all(contexts.map((context) => context.close()));
  await within(CLOSING_SECONDS_MAX, closing, 'closing').catch((fault) => {
    fit = false;
    console.log(`  after ${name}: ${fault.message}`);
  });
  return fit;
}

async function stop(centre) {
  centre.program.removeAllListeners('exit');
  const ended = new Promise((resolve) => centre.program.on('exit', resolve));
  centre.program.kill('SIGTERM');
  await within(60, ended, 'stopping the centre');
}

async function walkAll(directory) {
  const centre = await startCentre(directory);
  let browser = await launch();
  const only = process.env.ONLY ?? ''; // some words of a journey's name, while working on it
  for (const one of journeys.filter(({ name }) => name.includes(only))) {
    if (await walkOne(one, browser, centre)) continue;
    browser.close().catch(() => {}); // it may never answer: what follows gets another
    browser = await launch();
  }
  await within(CLOSING_SECONDS_MAX, browser.close(), 'closing').catch(() => {});
  await stop(centre);
}

export async function runAll() {
  const directory = await mkdtemp(path.join(tmpdir(), 'motcua-browser-'));
  await mkdir(gallery, { recursive: true });
  try {
    await walkAll(directory);
  } catch (fault) {
    counts.failed += 1;
    console.log(`failed: ${fault.message}`);
  }
  await rm(directory, { recursive: true, force: true });
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  process.exit(counts.failed === 0 ? 0 : 1);
}
