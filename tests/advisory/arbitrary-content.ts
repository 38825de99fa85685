import fc from "fast-check";
import { AdvisoryContent, DeadlineKind, Priority } from "../../src/advisory/schema.ts";
import { arbitraryContent } from "../fakes/arbitrary-advisory.ts";

const day = fc
  .date({ min: new Date("2021-11-03"), max: new Date("2035-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const product = fc.constantFrom(
  { product: "Example Gateway" },
  { vendor: "Example", product: "Portal", versions: "<= 2.8" },
  { vendor: "架空電子", product: "ルータ", versions: "Ver.1.18 以前" },
);

/** Any advisory, with KEV, a stated badge and products among what it may have. */
export const arbitraryAdvisory: fc.Arbitrary<AdvisoryContent> = fc
  .tuple(
    arbitraryContent,
    fc.record(
      {
        kev: fc.record({ dateAdded: day, dueDate: day, ransomware: fc.boolean() }),
        stated: fc.record(
          {
            priority: fc.constantFrom(...Priority.options),
            deadline: fc.constantFrom(...DeadlineKind.options),
            reason: fc.constantFrom({ ja: "理由" }, { en: "reason" }),
          },
          { requiredKeys: ["priority"] },
        ),
        products: fc.array(product, { maxLength: 60, size: "small" }),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([content, rest]) => AdvisoryContent.parse({ ...content, ...rest }));
