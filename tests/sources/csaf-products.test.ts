import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AdvisoryContent } from "../../src/advisory/schema.ts";
import { contentOf, csafDocument, entryOf, TREE, version, vulnerability } from "./csaf-build.ts";

type Json = Record<string, unknown>;

function productsFor(product_status: Json | undefined, tree: unknown = TREE, more: Json = {}) {
  return contentOf({ tree, vulnerabilities: [vulnerability({ product_status, remediations: [], ...more })] })
    .products;
}

describe("VEX statuses", () => {
  test.each([
    ["known_affected", "affected"],
    ["first_affected", "affected"],
    ["last_affected", "affected"],
    ["known_not_affected", "not-affected"],
    ["fixed", "fixed"],
    ["first_fixed", "fixed"],
    ["recommended", "fixed"],
    ["under_investigation", "under-investigation"],
    ["unknown", "under-investigation"],
  ])("%s is %s", (key, status) => {
    expect(productsFor({ [key]: ["P-3"] })).toEqual([
      { vendor: "Example Company", product: "Gate", versions: "2.0", status },
    ]);
  });

  test("of two statements the worse counts, within a vulnerability and between them", () => {
    expect(productsFor({ known_not_affected: ["P-3"], known_affected: ["P-3"] })[0]?.status).toBe("affected");
    const vulnerabilities = [
      vulnerability({ product_status: { known_not_affected: ["P-3"] } }),
      vulnerability({ cve: "CVE-1900-0002", product_status: { under_investigation: ["P-3"] } }),
    ];

    const content = contentOf({ vulnerabilities });

    expect(content.products.map(({ status }) => status)).toEqual(["under-investigation"]);
    expect(content).not.toHaveProperty("scope");
  });

  test("where nothing is affected by any vulnerability, every product says so, and the scope says why", () => {
    const not = { known_not_affected: ["P-1", "P-2"] };
    const content = contentOf({
      vulnerabilities: [
        vulnerability({
          product_status: not,
          remediations: [],
          flags: [{ label: "component_not_present", product_ids: ["P-1"] }],
        }),
        vulnerability({
          cve: "CVE-1900-0002",
          product_status: not,
          remediations: [],
          threats: [{ category: "impact", details: "The class was removed.", product_ids: ["P-2"] }],
        }),
      ],
    });

    expect(content.products.length).toBeGreaterThan(0);
    expect(content.products.every(({ status }) => status === "not-affected")).toBe(true);
    expect(content.scope?.en).toBe(
      "Not affected: Gate 1.0, Gate 1.1\nthe component is not present\nThe class was removed.",
    );
    expect(content.summary?.en).not.toContain("The class was removed.");
  });

  test.each([[{}], [undefined]])(
    "a vulnerability that says nothing of products makes none of them safe (%j)",
    (silent) => {
      const vulnerabilities = [
        vulnerability({ product_status: { known_not_affected: ["P-1"] } }),
        vulnerability({ cve: "CVE-1900-0002", product_status: silent }),
      ];

      const content = contentOf({ vulnerabilities });

      expect(content.products).toEqual([]);
      expect(content.scope?.en).toBe("Not affected by CVE-1900-0001: Gate 1.0");
    },
  );

  test("a document without any status names its products", () => {
    expect(productsFor(undefined)).toEqual([
      expect.objectContaining({ product: "Gate", versions: "1.0, 1.1, 2.0" }),
    ]);
    expect(productsFor(undefined)[0]).not.toHaveProperty("status");
  });

  test("ids that the tree does not define stand for themselves", () => {
    expect(productsFor({ known_affected: ["Gate 9"] }, undefined)).toEqual([
      { product: "Gate 9", status: "affected" },
    ]);
  });
});

describe("what mends a product", () => {
  test("the fixed versions of the same name come before words", () => {
    expect(contentOf().products[0]?.fixed).toBe("2.0");
  });

  test("else the vendor's few words, also for groups", () => {
    const tree = { ...TREE, product_groups: [{ group_id: "G", product_ids: ["P-1", "P-2"] }] };
    const products = productsFor({ known_affected: ["P-1"] }, tree, {
      remediations: [
        { category: "vendor_fix", details: "Update to 2.0.", group_ids: ["G"] },
        { category: "vendor_fix", details: "long ".repeat(100), group_ids: ["G"] },
        { category: "workaround", details: "Close it.", group_ids: ["G"] },
      ],
    });

    expect(products[0]?.fixed).toBe("Update to 2.0.");
  });
});

describe("the product tree", () => {
  const branch = (category: string, name: string, inner: Json) => ({ category, name, branches: [inner] });

  test.each([
    [
      "service packs",
      branch("product_version", "16.1", version("16.1.1", "P", {}, "service_pack")),
      "16.1.1",
    ],
    [
      "service packs of a named version",
      branch("product_version", "Autumn", version("SP1", "P", {}, "service_pack")),
      "Autumn SP1",
    ],
    ["architectures", branch("product_version", "3", version("arm64", "P", {}, "architecture")), "3 arm64"],
    ["ranges", version("vers:generic/>=1.0|<2.0", "P", {}, "product_version_range"), ">=1.0|<2.0"],
    ["versions that repeat the name", version("Gate/3.1 all versions", "P", {}), "3.1 all versions"],
  ])("%s", (_name, inner, versions) => {
    const tree = { branches: [branch("vendor", "Example Company", branch("product_name", "Gate", inner))] };

    expect(productsFor({ known_affected: ["P"] }, tree)).toEqual([
      { vendor: "Example Company", product: "Gate", versions, status: "affected" },
    ]);
  });

  test("full product names and their helpers, of 2.0 and 2.1", () => {
    const helper = (fields: Json) => ({ product_identification_helper: fields });
    const tree = {
      full_product_names: [
        { name: "Gate", product_id: "A", ...helper({ cpe: "cpe:/a:example:gate", purl: "pkg:npm/gate@1" }) },
        { name: "Bridge", product_id: "B", ...helper({ cpe: "none", purls: ["pkg:npm/bridge@1"] }) },
      ],
    };

    expect(productsFor({ known_affected: ["A", "B"] }, tree)).toEqual([
      { product: "Gate", status: "affected", cpe: "cpe:/a:example:gate", purl: "pkg:npm/gate@1" },
      { product: "Bridge", status: "affected", purl: "pkg:npm/bridge@1" },
    ]);
  });

  test("a component of a product is a part of the product", () => {
    const tree = {
      full_product_names: [
        {
          name: "Suite 5",
          product_id: "S",
          product_identification_helper: { cpe: "cpe:/a:example:suite:5" },
        },
        { name: "libgate-1.2", product_id: "L" },
      ],
      relationships: [
        {
          category: "default_component_of",
          full_product_name: { name: "libgate in Suite 5", product_id: "S:L" },
          product_reference: "L",
          relates_to_product_reference: "S",
        },
      ],
    };

    expect(productsFor({ known_affected: ["S:L"] }, tree)).toEqual([
      { product: "Suite 5", versions: "libgate-1.2", status: "affected", cpe: "cpe:/a:example:suite:5" },
    ]);
  });

  test("paths of 2.1: installed on something, it stays what it is", () => {
    const tree = {
      ...TREE,
      full_product_names: [
        { name: "Box", product_id: "B" },
        { name: "Rack", product_id: "R" },
      ],
      product_paths: [
        {
          beginning_product_reference: "P-1",
          full_product_name: { name: "Gate on Box in Rack", product_id: "X" },
          subpaths: [
            { category: "installed_on", next_product_reference: "B" },
            { category: "installed_with", next_product_reference: "R" },
          ],
        },
      ],
    };

    expect(productsFor({ known_affected: ["X"] }, tree)).toEqual([
      expect.objectContaining({ product: "Gate", versions: "1.0 on Box with Rack" }),
    ]);
  });

  test("relationships that form a circle, or a chain without end, end", () => {
    const link = (from: number) => ({
      category: "installed_on",
      full_product_name: { name: `N${from}`, product_id: `${from}` },
      product_reference: `${(from + 1) % 5_000}`,
      relates_to_product_reference: `${(from + 1) % 5_000}`,
    });
    const tree = { relationships: Array.from({ length: 5_000 }, (_, index) => link(index)) };

    const [product] = productsFor({ known_affected: ["0"] }, tree);

    expect(product?.product).toMatch(/^N\d+$/);
    expect(product?.versions?.length).toBeLessThanOrEqual(2_000);
  });

  test("forty levels of branches are read", () => {
    let inner: Json = version("1.0", "P", {});
    for (let level = 0; level < 40; level++) inner = branch("product_family", `F${level}`, inner);

    expect(productsFor({ known_affected: ["P"] }, { branches: [inner] })[0]).toMatchObject({
      versions: "1.0",
    });
  });

  test("thousands of versions are one product", () => {
    const versions = Array.from({ length: 5_000 }, (_, index) => version(`1.${index}`, `V${index}`, {}));
    const tree = {
      branches: [
        branch("vendor", "Example Company", { category: "product_name", name: "Gate", branches: versions }),
      ],
    };

    const products = productsFor({ known_affected: versions.map((_, index) => `V${index}`) }, tree);

    expect(products).toHaveLength(1);
    expect(products[0]?.versions).toMatch(/^1\.0, 1\.1, .*…$/);
  });
});

test("any tree and any statuses make content or a reason", () => {
  const anything = fc.jsonValue({ maxDepth: 4 });
  const keys = fc.constantFrom(
    "branches",
    "relationships",
    "product_paths",
    "full_product_names",
    "product_groups",
  );
  fc.assert(
    fc.property(fc.dictionary(keys, anything), anything, anything, (tree, product_status, more) => {
      const wire = csafDocument({
        tree,
        vulnerabilities: [vulnerability({ product_status, threats: more, flags: more, metrics: more })],
      });
      expect(AdvisoryContent.safeParse(entryOf(wire).content()).success).toBe(true);
    }),
  );
});
