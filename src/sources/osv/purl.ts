/** Package URLs (github.com/package-url/purl-spec) of the ecosystems that have a type of their own. */
import { createRequire } from "node:module";
import type { PackageURL } from "packageurl-js";

const require = createRequire(import.meta.url);
let loaded: typeof PackageURL | undefined;

/** Loaded with the first package: nobody needs it at start-up. */
function packageUrl(): typeof PackageURL {
  loaded ??= (require("packageurl-js") as { PackageURL: typeof PackageURL }).PackageURL;
  return loaded;
}

/** Type, namespace, and the sign that parts a name's namespace from it, by ecosystem in lower case (OSV's and GitHub's words). */
const TYPES: Record<string, { type: string; namespace?: string; parted?: string }> = {
  npm: { type: "npm", parted: "/" },
  pypi: { type: "pypi" },
  pip: { type: "pypi" },
  maven: { type: "maven", parted: ":" },
  rubygems: { type: "gem" },
  "crates.io": { type: "cargo" },
  rust: { type: "cargo" },
  go: { type: "golang", parted: "/" },
  nuget: { type: "nuget" },
  packagist: { type: "composer", parted: "/" },
  composer: { type: "composer", parted: "/" },
  hex: { type: "hex" },
  erlang: { type: "hex" },
  pub: { type: "pub" },
  debian: { type: "deb", namespace: "debian" },
  ubuntu: { type: "deb", namespace: "ubuntu" },
  alpine: { type: "apk", namespace: "alpine" },
  "red hat": { type: "rpm", namespace: "redhat" },
  suse: { type: "rpm", namespace: "suse" },
  almalinux: { type: "rpm", namespace: "almalinux" },
  "rocky linux": { type: "rpm", namespace: "rocky-linux" },
};

/** The purl a record gives, when it is one; else the one that ecosystem and name make; else undefined. */
export function purlOf(ecosystem: string, name: string, given?: string): string | undefined {
  try {
    if (given !== undefined) return packageUrl().fromString(given).toString();
  } catch {
    // What is no purl is as good as none.
  }
  const known = TYPES[(ecosystem.split(":")[0] ?? "").toLowerCase()];
  if (known === undefined) return undefined;
  const cut = known.parted === undefined ? -1 : name.lastIndexOf(known.parted);
  const namespace = cut < 0 ? known.namespace : name.slice(0, cut);
  try {
    return new (packageUrl())(
      known.type,
      namespace,
      name.slice(cut + 1),
      undefined,
      undefined,
      undefined,
    ).toString();
  } catch {
    return undefined;
  }
}
