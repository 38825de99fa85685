/** How Teams dresses cards: its colours and sizes as far as Microsoft's host configuration names them. */
export function hostConfig() {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const text = dark ? "#ffffff" : "#242424";
  const subtle = dark ? "#adadad" : "#616161";
  const colors = {
    default: { default: text, subtle },
    accent: dark ? both("#a6a7dc") : both("#4f52b2"),
    good: dark ? both("#92c353") : both("#237b4b"),
    warning: dark ? both("#f8d22a") : both("#835b00"),
    attention: dark ? both("#f9526b") : both("#b4262f"),
  };
  const style = (backgroundColor) => ({ backgroundColor, foregroundColors: colors });
  return {
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue("--font"),
    spacing: { small: 4, default: 8, medium: 16, large: 24, extraLarge: 32, padding: 16 },
    separator: { lineThickness: 1, lineColor: dark ? "#484848" : "#d1d1d1" },
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 400, default: 400, bolder: 700 },
    supportsInteractivity: true,
    containerStyles: {
      default: style(dark ? "#292929" : "#ffffff"),
      emphasis: style(dark ? "#333333" : "#f0f0f0"),
      accent: style(dark ? "#2f2f4a" : "#e8ebfa"),
      good: style(dark ? "#1e3a2a" : "#e7f2da"),
      warning: style(dark ? "#463100" : "#fbf6d9"),
      attention: style(dark ? "#4d1f25" : "#fcf4f6"),
    },
    actions: {
      maxActions: 6,
      spacing: "default",
      buttonSpacing: 8,
      showCard: { actionMode: "inline", inlineTopMargin: 16 },
      actionsOrientation: "horizontal",
      actionAlignment: "left",
    },
    inputs: {
      label: {
        inputSpacing: "small",
        requiredInputs: { size: "default", weight: "bolder", suffix: " *", suffixColor: "attention" },
        optionalInputs: { size: "default", weight: "bolder" },
      },
    },
    textBlock: { headingLevel: 3 },
  };
}

function both(color) {
  return { default: color, subtle: color };
}
