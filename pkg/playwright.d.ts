import type { Page } from "@playwright/test";
import { expect as playwrightExpect, test as playwrightTest } from "@playwright/test";
import type { Audit, AuditEngine, PolicyHeaders } from "./audit.js";

/** Playwright's `test`, whose `page` records its requests. */
export declare const test: ReturnType<
  typeof playwrightTest.extend<{
    /** The least policy that allows all requests of the page so far. */
    leastPolicy: () => Promise<Audit["leastPolicy"]>;
  }>
>;

/** Playwright's `expect`, with `await expect(page).toSurviveCsp(policy)`. */
export declare const expect: ReturnType<
  typeof playwrightExpect.extend<{
    toSurviveCsp(
      page: Page,
      policy: string | PolicyHeaders,
      options?: { engines?: AuditEngine[]; language?: string },
    ): Promise<{ pass: boolean; message: () => string }>;
  }>
>;

/** Records the requests of a page from now on; for pages that a test opens itself, before their first navigation. */
export declare function record(page: Page): Promise<void>;
