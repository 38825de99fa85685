/** One browser page on the preview, with what a person sees and what must not happen. */
import type { Browser, Locator, Page } from "playwright-core";

export interface PreviewPage {
  page: Page;
  slack: Locator;
  teams: Locator;
  /** Console errors and warnings (a refusal by the page's policy is one), exceptions, requests to elsewhere. */
  problems: string[];
  /** Sends a command on both platforms and waits for both answers. */
  command: (words: string) => Promise<void>;
  close(): Promise<void>;
}

/** Opens the page in a language and waits for the first post on both sides. */
export async function openPreview(browser: Browser, url: string, lang: "ja" | "en"): Promise<PreviewPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${url}/`) && !request.url().startsWith("data:")) {
      problems.push(`a request to elsewhere: ${request.url()}`);
    }
  });
  const slack = page.getByRole("region", { name: "Slack", exact: true });
  const teams = page.getByRole("region", { name: "Microsoft Teams", exact: true });
  await page.goto(`${url}/?lang=${lang}`);
  await slack.getByRole("article").first().waitFor();
  await teams.getByRole("article").first().waitFor();

  return {
    page,
    slack,
    teams,
    problems,
    async command(words) {
      const seen = await slack.locator(".ephemeral").count();
      await slack.getByRole("combobox").fill(words);
      await page.keyboard.press("Enter");
      await slack.locator(".ephemeral").nth(seen).waitFor();

      const replies = await teams.locator(".thread article").count();
      await teams.getByRole("combobox").fill(words);
      await teams.locator("button.send").click();
      await teams.locator(".thread article").nth(replies).waitFor();
    },
    close: () => context.close(),
  };
}
