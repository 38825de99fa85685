/** Kana in Latin letters, and names compared over both: アケボノ is Akebono, フォーティネット is Fortinet. */

const ROWS: Record<string, string> = {
  ア: "a",
  イ: "i",
  ウ: "u",
  エ: "e",
  オ: "o",
  カ: "ka",
  キ: "ki",
  ク: "ku",
  ケ: "ke",
  コ: "ko",
  サ: "sa",
  シ: "shi",
  ス: "su",
  セ: "se",
  ソ: "so",
  タ: "ta",
  チ: "chi",
  ツ: "tsu",
  テ: "te",
  ト: "to",
  ナ: "na",
  ニ: "ni",
  ヌ: "nu",
  ネ: "ne",
  ノ: "no",
  ハ: "ha",
  ヒ: "hi",
  フ: "fu",
  ヘ: "he",
  ホ: "ho",
  マ: "ma",
  ミ: "mi",
  ム: "mu",
  メ: "me",
  モ: "mo",
  ヤ: "ya",
  ユ: "yu",
  ヨ: "yo",
  ラ: "ra",
  リ: "ri",
  ル: "ru",
  レ: "re",
  ロ: "ro",
  ワ: "wa",
  ヲ: "o",
  ン: "n",
  ヴ: "vu",
  ガ: "ga",
  ギ: "gi",
  グ: "gu",
  ゲ: "ge",
  ゴ: "go",
  ザ: "za",
  ジ: "ji",
  ズ: "zu",
  ゼ: "ze",
  ゾ: "zo",
  ダ: "da",
  ヂ: "ji",
  ヅ: "zu",
  デ: "de",
  ド: "do",
  バ: "ba",
  ビ: "bi",
  ブ: "bu",
  ベ: "be",
  ボ: "bo",
  パ: "pa",
  ピ: "pi",
  プ: "pu",
  ペ: "pe",
  ポ: "po",
  ヶ: "ga",
};
const SMALL: Record<string, string> = {
  ァ: "a",
  ィ: "i",
  ゥ: "u",
  ェ: "e",
  ォ: "o",
  ャ: "ya",
  ュ: "yu",
  ョ: "yo",
  ヮ: "wa",
};

/** Hiragana as katakana; both have one order in Unicode. */
export function katakana(text: string): string {
  return text.replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
}

/** Hepburn, without long vowels and double consonants: コーヒー is `kohi`. Other characters are left out. */
export function romaji(kana: string): string {
  let letters = "";
  for (const one of katakana(kana)) {
    const small = SMALL[one];
    if (small === undefined) {
      letters += ROWS[one] ?? "";
    } else if (small.startsWith("y")) {
      // キャ is kya, シャ is sha.
      const stem = letters.slice(0, -1);
      letters = stem + (/(?:sh|ch|j)$/.test(stem) ? small.slice(1) : small);
    } else {
      // ファ is fa, ティ is ti, ウェ is we.
      letters =
        (letters.endsWith("u") && /(?:^|[aeiou])u$/.test(letters)
          ? `${letters.slice(0, -1)}w`
          : letters.slice(0, -1)) + small;
    }
  }
  return tight(letters);
}

/** One spelling of long vowels, double consonants and macrons. */
export function tight(letters: string): string {
  return letters
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z]/g, "")
    .replace(/ou|oh(?![aeiouy])/g, "o")
    .replace(/tch/g, "ch")
    .replace(/v/g, "b")
    .replace(/([a-z])\1+/g, "$1");
}

const ROMAJI = /^(?:(?:[kgsztdnhbpmr]y?|sh|ch|ts|[yjwf])?[aeiou]|n)+$/;

/** Whether it could be Japanese in Latin letters. */
export function isRomaji(word: string): boolean {
  return ROMAJI.test(tight(word));
}

/** The consonants by which a katakana spelling and an English one are known for the same. */
export function skeleton(word: string): string {
  const latin = /[a-z]/i.test(word);
  const letters = latin ? word.toLowerCase().replace(/[^a-z]/g, "") : romaji(word);
  const sounds = letters
    .replace(/([a-z])\1+/g, "$1")
    .replace(/^kn/, "n")
    .replace(/^wr/, "r")
    .replace(/[tsc]ion|cian/g, "sn")
    .replace(/ph/g, "f")
    .replace(/gh|dge/g, (pair) => (pair === "gh" ? "" : "s"))
    .replace(/ck/g, "k")
    .replace(/sh|th/g, "s")
    .replace(/t?ch|t[sz]/g, "t")
    .replace(/qu?/g, "k")
    .replace(/x/g, "ks")
    .replace(/c(?=[eiy])/g, "s")
    .replace(/c/g, "k")
    .replace(/[jz]|g(?=[eiy])/g, (one) => (one === "g" && !latin ? "g" : "s"))
    .replace(/v/g, "b")
    .replace(latin ? /r(?![aeiouy])/g : /(?!)/g, "")
    .replace(/l/g, "r")
    .replace(/m(?=[pb])/g, "n");
  const start = /^[aeiouwyh]/.test(letters) ? "a" : "";
  return start + sounds.replace(/[aeiouwyh]/g, "");
}
