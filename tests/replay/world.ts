/** The publishers whose feeds are replayed, each with nothing published yet. */
import { createCsafProvider } from "./feeds/csaf.ts";
import { createJvndb, createMyJvn } from "./feeds/ipedia.ts";
import { createIpa, createJpcert, createJvn } from "./feeds/japan.ts";
import { createCisaKev, createEnisaKev, createEpss } from "./feeds/kev.ts";
import { createBlog, createSecurityNext, createVendorNews } from "./feeds/news.ts";
import { createCveList, createGithub, createNvd, createOsv } from "./feeds/records.ts";

export type World = ReturnType<typeof createWorld>;

export function createWorld() {
  return {
    jvn: createJvn(),
    jvndb: createJvndb(),
    myjvn: createMyJvn(),
    jpcert: createJpcert(),
    ipa: createIpa(),
    securityNext: createSecurityNext(),
    blog: createBlog(),
    vendor: createVendorNews(),
    kev: createCisaKev(),
    enisa: createEnisaKev(),
    nvd: createNvd(),
    cve: createCveList(),
    github: createGithub(),
    osv: createOsv(),
    csaf: createCsafProvider(),
    epss: createEpss(),
  };
}
