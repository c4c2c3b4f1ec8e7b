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

export async function runAll() {
  const directory = await mkdtemp(path.join(tmpdir(), 'motcua-browser-'));
  await mkdir(gallery, { recursive: true });
  let centre;
  let browser;
  try {
    centre = await startCentre(directory);
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'],
    });
    const only = process.env.ONLY ?? ''; // some words of a journey's name, while working on it
    for (const { name, walk } of journeys.filter((one) => one.name.includes(only))) {
      const contexts = [];
      const open = async (options = {}) => {
        const context = await browser.newContext({
          baseURL: centre.url, javaScriptEnabled: false, viewport: { width: 1366, height: 768 },
          ...options,
        });
        context.setDefaultTimeout(120_000); // a busy machine is not a fault of the pages
        contexts.push(context);
        return context.newPage();
      };
      try {
        await walk({ open, accounts: centre.accounts, url: centre.url });
        counts.passed += 1;
        console.log(`passed: ${name}`);
      } catch (fault) {
        counts.failed += 1;
        console.log(`failed: ${name}\n  ${fault.message}`);
      }
      await Promise.all(contexts.map((context) => context.close()));
    }
  } catch (fault) {
    counts.failed += 1;
    console.log(`failed: ${fault.message}`);
  }
  await browser?.close();
  if (centre) {
    centre.program.removeAllListeners('exit');
    centre.program.kill('SIGTERM');
    await new Promise((resolve) => centre.program.on('exit', resolve));
  }
  await rm(directory, { recursive: true, force: true });
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  process.exit(counts.failed === 0 ? 0 : 1);
}
