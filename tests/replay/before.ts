/** What stands in each feed when it is read for the first time. */
import { utc } from "./table.ts";
import { LOCAL } from "./vectors.ts";
import type { World } from "./world.ts";

/** Of October, all but what stands in the table as recent. */
export function before({ jvn, jpcert, ipa, securityNext, blog, vendor, kev, enisa, ...others }: World): void {
  jvn.publish({
    number: 90000090,
    title: "架空メモ帳におけるXSSの脆弱性",
    issued: "2026-10-12T12:00:00+09:00",
  });
  jvn.publish({
    number: 90000001,
    title: "架空ワークフローにおける認証不備の脆弱性",
    issued: "2026-10-30T14:00:00+09:00",
  });
  jpcert.alert({
    number: "at269801",
    title: "架空メールソフトの脆弱性に関する注意喚起",
    dates: ["2026-10-08T10:00:00+09:00"],
    overview: "架空メールソフトに脆弱性があります。",
    action: "更新してください。",
  });
  jpcert.report({ id: "wr261021#1", title: "架空ブラウザーに脆弱性", date: "2026-10-21T10:00:00+09:00" });
  ipa.publish({
    name: "20261015-jvn",
    title: "架空社製品の脆弱性について",
    date: "2026-10-15T00:00:00+09:00",
  });
  ipa.publish({
    name: "20261029-jvn",
    title: "「架空ストレージ」における認証回避の脆弱性について（ＪＶＮ#90000080）",
    date: "2026-10-29T00:00:00+09:00",
  });
  securityNext.publish({
    number: 900001,
    title: "サイトで障害 - 架空銀行",
    text: "架空銀行は、サイトの障害を公表した。",
    date: "2026-10-20T10:00:00+09:00",
  });
  securityNext.publish({
    number: 900002,
    title: "メール誤送信で会員のアドレス流出 - 架空市民会館",
    text: "架空市民会館は、宛先を誤ったと公表した。",
    date: "2026-10-30T18:00:00+09:00",
  });
  blog.publish({ id: "1", title: "Example Board 1.0", text: "A new version.", date: "2026-09-10T00:00:00Z" });
  vendor.publish({
    id: "1",
    title: "Example Print: security update for CVE-1900-2001",
    text: "Please update.",
    date: "2026-10-31T00:00:00Z",
  });
  const old = { added: "2026-09-15", due: "2026-10-06" };
  kev.release(
    utc("Sun 1 23:00"),
    ...[9001, 9002, 9003].map((number) => ({
      number,
      name: `Example Product ${number} Vulnerability`,
      ...old,
    })),
  );
  enisa.publish(9101, "2026-09-20");
  records(others);
}

function records({
  nvd,
  cve,
  github,
  osv,
  jvndb,
  myjvn,
  csaf,
  epss,
}: Pick<World, "nvd" | "cve" | "github" | "osv" | "jvndb" | "myjvn" | "csaf" | "epss">): void {
  for (const number of [8001, 8002]) nvd.publish(number, "2026-10-30T00:00:00.000Z");
  cve.publish(8003, "2026-10-31T00:00:00.000Z");
  github.publish(90, 8004, { published_at: "2026-09-01T00:00:00Z", updated_at: "2026-10-30T00:00:00Z" });
  osv.publish("PYSEC-1900-90", "2026-10-30T00:00:00Z", { aliases: ["CVE-1900-8005"] });
  for (const number of [801, 802]) {
    const modified = "2026-10-30T10:00:00+09:00";
    jvndb.publish({ number, title: `架空製品 ${number} の脆弱性`, modified, about: [`CVE-1900-7${number}`] });
  }
  const listed = {
    title: "架空製品 901 の脆弱性",
    modified: "2026-10-31T10:00:00+09:00",
    about: ["CVE-1900-7901"],
  };
  myjvn.publish({ number: 901, ...listed });
  const gate = { product: "Gate", version: 1, vector: LOCAL, score: 4.4, status: "fixed" as const };
  csaf.publish({
    ...gate,
    id: "EXCO-2026-0001",
    title: "Gate: overflow",
    released: "2026-09-01T00:00:00.000Z",
    cves: ["CVE-1900-7001"],
  });
  csaf.publish({
    ...gate,
    id: "EXCO-2026-0002",
    title: "Gate: disclosure",
    released: "2026-10-28T00:00:00.000Z",
    cves: ["CVE-1900-7002"],
  });
  epss.publish("2026-11-01", { 1: 0.9 });
}
