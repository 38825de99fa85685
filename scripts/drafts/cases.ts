/** The twenty drafts of docs/drafts.md: every kind, badge, audience, occasion and source among them. */
import type { AdvisoryContent, Audience, Bilingual } from "../../src/advisory/schema.ts";
import type { Circumstances } from "../../src/advisory/usage.ts";
import * as advisories from "./advisories.ts";

export interface Case {
  title: string;
  content: AdvisoryContent;
  sources: string[];
  audience?: Audience;
  /** What changed; the earlier mail is the draft of `earlier`, made on `date`. */
  followUp?: { changes: Bilingual[]; earlier: AdvisoryContent; date: string };
  drill?: true;
  /** The organization has set nothing: its name, sender and contact stay blank. */
  unset?: true;
  circumstances?: Circumstances;
}

const tsukiyo = advisories.example("tsukiyo-gateway-auth-bypass");
const { kev: _kev, ...beforeKev } = tsukiyo;
const { withdrawn: _withdrawn, ...origamiBefore } = advisories.example("origami-print-withdrawn");
const phishing = advisories.example("chat-mention-phishing");

const kevAdded: Bilingual[] = [
  { ja: "対応優先度が C から A に上がりました。", en: "The response priority went up from C to A." },
  {
    ja: "悪用が確認され、CISA KEV に追加されました。",
    en: "Exploitation was confirmed: it was added to CISA KEV.",
  },
];
const earlier: AdvisoryContent = {
  ...beforeKev,
  title: {
    ja: "リモートアクセス装置「Tsukiyo Gateway」に認証回避の脆弱性",
    en: "Authentication bypass in Tsukiyo Gateway remote access appliances",
  },
  stated: { priority: "C" },
  updatedAt: undefined,
};

export const cases: Case[] = [
  {
    title: "An exploited vulnerability, for administrators",
    content: tsukiyo,
    sources: ["hansho-json", "cisa-kev"],
  },
  {
    title: "The same, for everyone",
    content: tsukiyo,
    sources: ["hansho-json", "cisa-kev"],
    audience: "everyone",
  },
  {
    title: "The same, for executives",
    content: tsukiyo,
    sources: ["hansho-json", "cisa-kev"],
    audience: "executives",
  },
  {
    title: "The same, for sites abroad",
    content: tsukiyo,
    sources: ["hansho-json", "cisa-kev"],
    audience: "overseas",
  },
  {
    title: "A follow-up, for administrators",
    content: tsukiyo,
    sources: ["hansho-json", "cisa-kev"],
    followUp: { changes: kevAdded, earlier, date: "2026-11-20" },
  },
  {
    title: "A follow-up, for everyone",
    content: tsukiyo,
    sources: ["hansho-json", "cisa-kev"],
    audience: "everyone",
    followUp: { changes: kevAdded, earlier, date: "2026-11-20" },
  },
  { title: "An alert of JPCERT/CC", content: advisories.jpcert, sources: ["jpcert"] },
  {
    title: "An alert of IPA, a title and a link, where the organization has set nothing",
    content: advisories.ipa,
    sources: ["ipa"],
    unset: true,
  },
  { title: "JVN", content: advisories.jvn, sources: ["jvn-rss"] },
  { title: "A vendor's CSAF in English, TLP:GREEN", content: advisories.csaf, sources: ["csaf"] },
  { title: "A vendor's VEX: not affected", content: advisories.vex, sources: ["csaf"] },
  { title: "CISA KEV alone, past its deadline", content: advisories.kev, sources: ["cisa-kev"] },
  {
    title: "CVE and NVD, with the product in the inventory",
    content: advisories.nvd,
    sources: ["cve5", "nvd", "epss"],
    circumstances: {
      usage: {
        inUse: "yes",
        exposed: "yes",
        assets: [
          {
            vendor: "Tanabata",
            product: "Tanabata Portal",
            versions: "3.1.2",
            aliases: [],
            internetFacing: "yes",
            inUse: "yes",
          },
        ],
      },
    },
  },
  { title: "GitHub and OSV: a software package", content: advisories.ghsa, sources: ["ghsa", "osv"] },
  {
    title: "Security NEXT: another organization's incident, for executives",
    content: advisories.news,
    sources: ["security-next"],
    audience: "executives",
  },
  {
    title: "Registered by a person, for everyone",
    content: advisories.person,
    sources: ["person"],
    audience: "everyone",
  },
  {
    title: "The monthly updates, for sites abroad",
    content: advisories.example("monthly-security-updates"),
    sources: ["hansho-json"],
    audience: "overseas",
  },
  {
    title: "A withdrawal, for administrators who had an earlier mail",
    content: advisories.example("origami-print-withdrawn"),
    sources: ["hansho-json"],
    followUp: { changes: [], earlier: origamiBefore, date: "2026-11-13" },
  },
  {
    title: "A drill, for everyone",
    content: phishing,
    sources: ["hansho-json"],
    audience: "everyone",
    drill: true,
  },
  { title: "TLP:AMBER: no draft", content: advisories.amber, sources: ["csaf"] },
];
