import type { Page } from 'playwright-core';
import { PASSWORD, signIn } from '../support/rig.js';

interface FirstStep {
  name: string;
  /** Clicks and types what is to be seen, and nothing else. */
  take: (page: Page) => Promise<void>;
}

const click = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

/** To the next step that is not done yet, as the console offers it: the one with this title. */
async function next(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: 'Set up', exact: true }).click();
  const step = page.getByRole('listitem').filter({ hasText: title });
  await step.getByRole('link', { name: 'Do this now' }).click();
}

/** From a temporary password to a linked recording, for somebody who has never seen the console. */
export const firstSteps = (email: string, temporary: string): FirstStep[] => [
  {
    name: 'sign in with a temporary password, and choose another',
    take: async (page) => {
      await page.goto('/');
      await signIn(page, email, temporary);
      await page.getByRole('heading', { name: 'Choose your own password' }).waitFor();
      await page.getByLabel('New password', { exact: true }).fill(PASSWORD);
      await page.getByLabel('New password, again', { exact: true }).fill(PASSWORD);
      await click(page, 'Save and go on');
      await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    },
  },
  {
    name: 'connect the org on Salesforce’s own page',
    take: async (page) => {
      await next(page, 'Connect Salesforce');
      await click(page, 'Sign in to Salesforce');
      await page.getByRole('heading', { name: 'Allow access?' }).waitFor();
      await click(page, 'Allow');
      await page.getByText('Salesforce let us in').waitFor();
    },
  },
  {
    name: 'say whose mail domains are ours',
    take: async (page) => {
      await next(page, 'Your own mail domains');
      await page.getByLabel('Internal domains').fill('ours.example');
      await click(page, 'Preview and save');
      await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Saved. No decided recording has changed.').waitFor();
    },
  },
  {
    name: 'adopt the stages',
    take: async (page) => {
      await next(page, 'Stages');
      await click(page, 'Adopt all of Salesforce’s stages');
      await page.getByText('Adopted.').waitFor();
    },
  },
  {
    name: 'save the Opportunity fields',
    take: async (page) => {
      await next(page, 'Opportunity fields');
      await click(page, 'Fill empty rows with the defaults');
      await page.getByText(/^About \d+ Salesforce calls? and/).waitFor();
      await click(page, 'Save');
      await page.getByText('version 1').waitFor();
    },
  },
  {
    name: 'watch the first sync',
    take: async (page) => {
      await next(page, 'The first sync');
      await click(page, 'Start sync');
      await page.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click();
      // The page moves by itself: each object has a run that ended well.
      const ended = page.getByRole('table', { name: 'Sync runs' }).getByText('succeeded');
      await ended.nth(5).waitFor({ timeout: 90_000 });
    },
  },
  {
    name: 'hand in an example, and see it linked in all three slots',
    take: async (page) => {
      await page.getByRole('link', { name: 'Set up', exact: true }).click();
      await click(page, 'Hand in an example');
      await click(page, 'Hand in');
      await page.getByRole('heading', { level: 1, name: 'Discovery call' }).waitFor();
      for (const slot of ['Person', 'Account', 'Opportunity']) {
        await page.getByRole('region', { name: slot, exact: true }).getByRole('link').first().waitFor();
      }
    },
  },
];
