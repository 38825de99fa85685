/**
 * Products that stand on the edge of a network and so are taken for exposed while the inventory does not say (docs/priority.md, step 3):
 * VPN, firewall, router, mail gateway, remote access, public CMS. General words first, then makers' names for them.
 */
import type { AdvisoryContent } from "../schema.ts";
import { normalize, type Words } from "./text.ts";

export type EdgeClass = "vpn" | "firewall" | "router" | "mail" | "remote" | "cms";

const CLASSES: readonly (readonly [EdgeClass, RegExp])[] = [
  [
    "vpn",
    /(?:ssl-?)?vpn(?![ -]?(?:client|クライアント))|globalprotect|connect secure|pulse secure|policy secure|neurons for zta|\bnetscaler\b|citrix (?:adc|gateway|application delivery)|\bbig-?ip\b|array ag|\barrayos\b|\bsma ?(?:100|1000|200|210|400|410|500v)\b|secure mobile access|unified access gateway|openvpn|\bcloud services? appliance\b|ivanti csa\b|wireguard|anyconnect(?! client)|openconnect/,
  ],
  [
    "firewall",
    /(?<!windows |defender )firewall|ファイアウォール|ファイアーウォール|\butm\b|pan-?os|fortios|fortigate|fortiproxy|fortiweb|sonicos|sonicwall|firebox|watchguard|fireware|adaptive security appliance|cisco asa|\basa and\b|firepower|\bftd\b|check ?point|quantum (?:security )?gateway|spark gateway|security gateway|sophos (?:xg|firewall|sfos)|\bsfos\b|cyberoam|zyxel (?:[a-z ]{0,30})?(?:usg|atp|vpn|zywall|firewalls?)|zywall|pfsense|opnsense|screenos|\bsrx\b/,
  ],
  [
    "router",
    /ルータ|ホームゲートウェイ|(?<!react |vue |angular |next |express |tanstack |llm |react-|vue-|@angular\/)\brouters?\b|routeros|mikrotik|draytek|vigor ?\d|vigor(?:connect)? |ios ?xe|ios ?xr|junos|\brv\d{3}|aterm|\bwrt\b|openwrt|dd-wrt|\bwsr-|\bwxr-|\bdir-\d|gpon|broadband gateway|residential gateway/,
  ],
  [
    "mail",
    /メール(?:セキュリティ)?ゲートウェイ|(?:secure )?e-?mail (?:security )?gateway|e-?mail security appliance|\besa\b|fortimail|asyncos|barracuda email|messaging gateway|interscan messaging|exchange server|\bzimbra\b|\bexim\b|\bpostfix\b|\bsendmail\b|sendgrid gateway|guardianwall|securemail gateway|roundcube/,
  ],
  [
    "remote",
    /リモートアクセス|リモートデスクトップ(?!クライアント)|リモートサポート|remote access|remote desktop(?! client)|\brdp\b|\brd gateway\b|remote support|privileged remote|screenconnect|connectwise control|teamviewer|anydesk|simplehelp|beyondtrust|\bbomgar\b|splashtop|guacamole|\bvmware horizon|horizon (?:server|connection)|kaseya|logmein|dameware|remote monitoring and management|\brmm\b/,
  ],
  [
    "cms",
    /\bcms\b|コンテンツ管理システム|content management system|wordpress|\bwp[- ]|drupal|joomla|movable type|powercms|ec-cube|basercms|concrete ?cms|concrete5|a-blog|typo3|craft cms|craftcms|magento|adobe commerce|adobe experience manager|sitecore|sitefinity|umbraco|dotnetnuke|\bdnn\b|october ?cms|shirasagi|xoops|netcommons|welcart|woocommerce|elementor|strapi|\bghost cms\b|prestashop|opencart|geeklog|soycms|soy cms/,
  ],
];

const EDGE = new RegExp(CLASSES.map(([, words]) => `(?:${words.source})`).join("|"));

/** The class an advisory's title or products name, and the words that say so. */
export function edgeClass(
  content: AdvisoryContent,
  words: Words,
): { class: EdgeClass; words: string } | undefined {
  const names = content.products.slice(0, 50).map(({ vendor, product }) => `${vendor ?? ""} ${product}`);
  const text = `${words.title}\n${normalize(names.join("\n"))}`;
  if (!EDGE.test(text)) return undefined;
  for (const [its, pattern] of CLASSES) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { class: its, words: found };
  }
  return undefined;
}
