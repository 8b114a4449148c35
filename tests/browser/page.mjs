// Arguments: the browser and two evidence pages: of an article, and of a hostile one.
// Standard output: for each check its name, with null or what went wrong.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, article, hostile] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const DESKTOP = { width: 1360, height: 900 };
const PHONE = { width: 360, height: 740 };

const checks = {
  async "a value leads to its passage"(page) {
    await page.click("#p2 .f-duration a.v");
    const passage = page.locator("#article mark.on");
    assert.equal(await passage.count(), 1);
    assert.equal(await passage.textContent(), "one-year");
    assert.ok(await within(page, passage, "#article"), "it is out of sight");
    assert.equal(await page.locator("#records .on").count(), 1);
  },

  async "a passage leads to its values"(page) {
    const passage = page.locator("#article [data-p='7'] mark.f-duration").first();
    await passage.click();
    const value = page.locator("#p7 .f-duration dd.on");
    assert.equal(await value.count(), 1);
    assert.ok(await within(page, value, "#records"), "it is out of sight");
  },

  async "a passage within another lights the values of both"(page) {
    await page.locator("#article [data-p='1'] mark.f-name mark.f-subject").click();
    assert.deepEqual(await fields(page, "#records dd.on"), ["f-name", "f-subject"]);
  },

  async "labels and values answer the keys of links"(page) {
    await page.focus("#article a.t.f-accreditors");
    await page.keyboard.press("Enter");
    assert.deepEqual(await fields(page, "#records dd.on"), ["f-accreditors"]);
    await page.focus("#p3 .f-settings a.v");
    await page.keyboard.press(" ");
    assert.equal(await page.locator("#article mark.on").textContent(), "inpatient");
  },

  async "keys step through the passages and back"(page) {
    const stops = await page.locator("#article mark[id]").count();
    await page.keyboard.press("j");
    await page.keyboard.press("ArrowRight");
    assert.match(await page.textContent("#status"), new RegExp(`^2 of ${stops} · `));
    const second = await page.textContent("#status");
    await page.keyboard.press("j");
    assert.match(await page.textContent("#status"), /^3 of /);
    await page.keyboard.press("k");
    assert.equal(await page.textContent("#status"), second);
    assert.ok(await within(page, page.locator("#article mark.on[id]").last(), "#article"), "it is out of sight");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.className), "v");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".on").count(), 0);
    assert.equal(await page.textContent("#status"), "");
    await page.uncheck("#keyboard");
    await page.keyboard.press("j");
    assert.equal(await page.locator(".on").count(), 0, "keys that are switched off do nothing");
  },

  async "fields can be hidden and shown"(page) {
    const mark = page.locator("#article mark.f-training").first();
    const ground = () => mark.evaluate((element) => getComputedStyle(element).backgroundColor);
    const before = await ground();
    await page.uncheck("#show-training");
    assert.notEqual(await ground(), before);
    assert.equal(await page.locator("#p1 .f-training").isVisible(), false);
    assert.equal(await page.locator("#article a.t.f-training").first().isVisible(), false);
    await page.keyboard.press("j");
    const total = async () => Number((await page.textContent("#status")).match(/of (\d+)/)[1]);
    assert.equal(await total(), (await page.locator("#article mark[id]").count()) - (await page.locator("#article mark[id].f-training").count()));
    await page.click("#none");
    assert.equal(await page.locator("#p1 dt:visible").count(), 0);
    await page.click("#all");
    assert.ok(await page.locator("#p1 .f-training").isVisible());
  },

  async "one program can be shown alone"(page) {
    await page.click("#p3 .only");
    assert.equal(await page.locator("article.card:visible").count(), 1);
    assert.match(await page.locator("#article .sheet").innerText(), /Brigham[^]*neuroscience/);
    assert.doesNotMatch(await page.locator("#article .sheet").innerText(), /Stanford/);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("article.card:visible").count(), 8);
    await page.selectOption("#program", "4");
    assert.match(await page.locator("#article .sheet").innerText(), /Stanford/);
  },

  async "what no field has read can be seen alone"(page) {
    const unread = page.locator("#article .u").first();
    const ground = () => unread.evaluate((element) => getComputedStyle(element).backgroundColor);
    const before = await ground();
    await page.check("#unread");
    assert.notEqual(await ground(), before);
    assert.equal(await page.locator("#article a.t:visible").count(), 0);
    await page.keyboard.press("j");
    assert.match(await page.textContent("#status"), new RegExp(`^1 of ${await page.locator("#article .u").count()} · unread: `));
    assert.equal(await page.locator(".u.on").count(), 1);
  },

  async "nothing is wider than a phone"(page, open) {
    for (const file of [article, hostile]) {
      const small = await open(file, { viewport: PHONE });
      assert.equal(await small.evaluate(() => document.scrollingElement.scrollWidth), PHONE.width);
      await small.click("#tools summary");
      assert.equal(await small.evaluate(() => document.scrollingElement.scrollWidth), PHONE.width);
    }
  },

  async "without scripts values and passages are links"(page, open) {
    const plain = await open(article, { javaScriptEnabled: false });
    await plain.click("#p2 .f-duration a.v");
    assert.match(plain.url(), /#m\d+$/);
    const passage = plain.locator(plain.url().match(/#m\d+$/)[0]);
    assert.equal(await passage.textContent(), "one-year");
    assert.ok(await within(plain, passage, "#article"), "it is out of sight");
    await plain.click(`${plain.url().match(/#m\d+$/)[0]} + a.t`);
    assert.match(plain.url(), /#v\d+$/);
    await plain.uncheck("#show-duration");
    assert.equal(await plain.locator("#p2 .f-duration").isVisible(), false);
    assert.equal(await plain.locator("button:visible, select:visible").count(), 0, "what needs a script is not offered");
  },

  async "paper shows article and records, and no tools"(page) {
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("#tools").isVisible(), false);
    const [left, right] = await Promise.all(["#article", "#records"].map((id) => page.locator(id).boundingBox()));
    assert.ok(left.y + left.height <= right.y, "one stands above the other");
    assert.ok(left.height > 900, "none is cut at the height of a window");
  },

  async "a hostile article stays text"(page, open) {
    const victim = await open(hostile);
    assert.equal(await victim.evaluate(() => window.stolen), undefined);
    assert.equal(await victim.locator("script").count(), 1);
    assert.equal(await victim.locator("img, iframe, svg, object, [onclick], [onerror], [style]").count(), 0);
    const targets = await victim.evaluate(() => [...document.querySelectorAll("a")].map((link) => [link.getAttribute("href"), link.rel]));
    for (const [href, rel] of targets) {
      if (!/^#\w+$/.test(href)) assert.deepEqual([/^https?:\/\//i.test(href), rel], [true, "noopener noreferrer nofollow"], href);
    }
    const text = await victim.evaluate(() => document.body.textContent);
    assert.match(text, /<script>stolen = 1<\/script>/);
    assert.match(text, /javascript:stolen=2/);
    assert.doesNotMatch(text, /[\u202a-\u202e\u2066-\u2069\u0007]/);
    for (const link of await victim.locator("a.v").all()) await link.click();
    assert.equal(await victim.evaluate(() => window.stolen), undefined);
    assert.deepEqual(victim.refusals, []);
    await victim.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.stolen = 3";
      document.body.append(script);
    });
    assert.equal(await victim.evaluate(() => window.stolen), undefined, "the policy lets no other script run");
    assert.match(victim.refusals.splice(0).join(), /^console: .*Content Security Policy/);
  },
};

for (const [name, options] of Object.entries({
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "light on a phone": { colorScheme: "light", viewport: PHONE },
  "dark on a phone": { colorScheme: "dark", viewport: PHONE },
})) {
  checks[`axe-core finds nothing serious: ${name}`] = async (_, open) => {
    await faultless(await open(hostile, options));
    const page = await open(article, options);
    if (options.viewport) await page.click("#tools summary");
    await page.click("#p1 a.v");
    await faultless(page);
    await page.check("#unread");
    await page.keyboard.press("j");
    await faultless(page);
  };
}

async function faultless(page) {
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
  assert.ok(passes.some((rule) => rule.id === "color-contrast"), "contrast was not looked at");
  const serious = violations.filter((one) => ["serious", "critical"].includes(one.impact));
  assert.deepEqual(serious.map((one) => [one.id, one.nodes.length, one.nodes[0].html, one.nodes[0].failureSummary]), []);
}

/** Whether an element is within what can be seen of a pane, once it has come to rest. */
async function within(page, locator, pane) {
  const seen = async () => {
    const [element, frame] = await Promise.all([locator.boundingBox(), page.locator(pane).boundingBox()]);
    return element.y >= Math.max(0, frame.y) && element.y + element.height <= Math.min(DESKTOP.height, frame.y + frame.height);
  };
  for (let wait = 0; wait < 30; wait += 1) {
    if (await seen()) return true;
    await page.waitForTimeout(100);
  }
  return false;
}

const fields = (page, what) =>
  page.evaluate((what) => [...document.querySelectorAll(what)].map((one) => one.parentElement.className).sort(), what);

const options = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const browser = await chromium.launch({
  executablePath,
  chromiumSandbox: false,
  args: [...options, "--disable-component-update", "--disable-sync"],
});
const verdicts = {};
for (const [name, check] of Object.entries(checks)) {
  const contexts = [];
  const said = [];
  const open = async (file, options = {}) => {
    const context = await browser.newContext({ viewport: DESKTOP, ...options });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(5000);
    page.refusals = [];
    page.on("console", (message) => page.refusals.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => page.refusals.push(`error: ${error.message}`));
    page.on("request", (request) => {
      if (!/^(file|data):/.test(request.url())) said.push(`request: ${request.url()}`);
    });
    said.push(page.refusals);
    await page.goto(pathToFileURL(file).href);
    return page;
  };
  try {
    await check(await open(article), open);
    assert.deepEqual(said.flat(), []);
    verdicts[name] = null;
  } catch (error) {
    verdicts[name] = String(error.stack ?? error);
  }
  for (const context of contexts) await context.close();
}
await browser.close();
process.stdout.write(JSON.stringify(verdicts));
