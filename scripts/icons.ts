/**
 * Draws teams/color.png and teams/outline.png from the SVG files beside them. Run by hand after a change to those:
 * `npm exec -c 'node scripts/icons.ts'`. The PNG files are committed.
 */
import { readFile, writeFile } from "node:fs/promises";
import chromium from "@sparticuz/chromium";
import { chromium as playwright } from "playwright-core";

const folder = new URL("../teams/", import.meta.url);
const icons = [
  { name: "color", size: 192 },
  { name: "outline", size: 32 },
];

const browser = await playwright.launch({
  executablePath: process.env["CHROME_PATH"] ?? (await chromium.executablePath()),
  args: ["--no-sandbox"],
});
try {
  for (const { name, size } of icons) {
    const svg = await readFile(new URL(`${name}.svg`, folder), "utf8");
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
    const png = await page.screenshot({ omitBackground: true });
    await writeFile(new URL(`${name}.png`, folder), png);
    await page.close();
  }
} finally {
  await browser.close();
}
