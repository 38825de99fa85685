/** Readings of the kanji that names are made of, so that 星見坂 is known in Hoshimizaka. */
import { katakana, romaji, tight } from "./romaji.ts";

/** Kanji and how they are read in names, in Hepburn; voiced beginnings (坂 zaka) are found by rule. */
const LIST = `
一 ichi hito kazu i|二 ni futa ji|三 san mi mitsu|四 shi yon yotsu|五 go itsu|六 roku mutsu|七 shichi nana|八 hachi ya yatsu|九 kyu ku|十 ju to|百 hyaku momo|千 sen chi|万 man|
山 yama san|川 kawa sen|河 kawa ka|田 ta den|野 no ya|原 hara wara gen|林 hayashi rin|森 mori shin|木 ki gi moku boku|本 moto hon|村 mura son|町 machi cho|市 ichi shi|区 ku|郡 gun|県 ken|府 fu|都 to miyako tsu|道 michi do|
島 shima to|崎 saki|﨑 saki|浜 hama|濱 hama|浦 ura|海 umi kai mi|江 e ko|湖 mizumi ko|池 ike chi|沢 sawa taku|澤 sawa taku|谷 tani ya tani koku|岡 oka|丘 oka kyu|坂 saka han|阪 saka han|峰 mine ho|峯 mine|岳 take gaku|岩 iwa gan|石 ishi seki|砂 suna sa|水 mizu sui mi|泉 izumi sen|滝 taki|瀧 taki|瀬 se|井 i sei|戸 to ko|門 kado mon to|橋 hashi kyo|堀 hori|畑 hata|塚 tsuka|
大 o dai tai hiro|小 ko o sho|中 naka chu|上 ue kami uwa jo|下 shita shimo ka ge|高 taka ko|髙 taka ko|低 hiku tei|長 naga cho osa|短 tan|深 fuka shin|広 hiro ko|廣 hiro|細 hoso sai|太 ta futo dai o|平 hira hei taira|丸 maru gan|角 kado kaku|
東 higashi to azuma|西 nishi sei sai|南 minami nan|北 kita hoku|左 hidari sa|右 migi yu|前 mae zen|後 ato go|内 uchi nai|外 soto gai|間 ma kan|横 yoko o|
春 haru shun|夏 natsu ka|秋 aki shu|冬 fuyu to|朝 asa cho|昼 hiru|夕 yu|夜 yo yoru ya|日 hi ni nichi ka|月 tsuki getsu gatsu|星 hoshi sei|空 sora ku|天 ama ten ame|雲 kumo un|雨 ame ama u|雪 yuki setsu|風 kaze fu|霧 kiri mu|霞 kasumi|虹 niji|光 hikari ko mitsu|明 aki mei|晴 hare haru sei|影 kage|暁 akatsuki|曙 akebono|陽 yo hi|
花 hana ka|華 hana ka|草 kusa so|葉 ha ba yo|桜 sakura|櫻 sakura|梅 ume bai|松 matsu sho|竹 take chiku|菊 kiku|藤 fuji to do|萩 hagi|蘭 ran|柳 yanagi ryu|杉 sugi|桐 kiri|楓 kaede|椿 tsubaki|桃 momo|柿 kaki|栗 kuri|稲 ine ina|麦 mugi|米 yone kome bei mai|茶 cha|芝 shiba|蓮 hasu ren|葵 aoi|菅 suga kan|芦 ashi|
鳥 tori cho|鶴 tsuru|亀 kame ki|鷹 taka|鷲 washi|鴨 kamo|雀 suzume|燕 tsubame|鹿 shika ka|馬 uma ba ma|牛 ushi gyu|犬 inu|猫 neko|虎 tora|竜 ryu tatsu|龍 ryu tatsu|熊 kuma|魚 uo sakana gyo|蛍 hotaru|蝶 cho|貝 kai|
赤 aka seki|青 ao sei|白 shiro shira haku|黒 kuro koku|緑 midori ryoku|紫 murasaki shi|金 kane kin kana|銀 gin|銅 do|鉄 tetsu|玉 tama gyoku|宝 takara ho|珠 tama ju|鈴 suzu rin|鏡 kagami kyo|
新 shin ara nii atara|古 furu ko|若 waka jaku|老 ro|今 ima kon|昔 mukashi|早 haya so|永 naga ei|久 hisa kyu ku|元 moto gen gan|正 masa sei sho|真 ma shin|眞 ma shin|直 nao choku|和 wa kazu|安 yasu an|康 yasu ko|幸 yuki ko sachi|福 fuku|富 tomi fu to|豊 toyo ho|吉 yoshi kichi kitsu|𠮷 yoshi kichi|良 yoshi ryo ra|善 yoshi zen|美 mi bi|愛 ai|信 nobu shin|義 yoshi gi|仁 jin hito|礼 rei|智 tomo chi|徳 toku nori|忠 tada chu|孝 taka ko|清 kiyo shimizu sei|静 shizu sei|浅 asa sen|
佐 sa|伊 i|加 ka|久 ku hisa|多 ta|奈 na|乃 no|之 no yuki|那 na|波 nami ha|比 hi|保 ho yasu|摩 ma|武 take mu bu|布 nu fu|津 tsu|寺 tera ji|宮 miya gu ku|神 kami kan shin jin|社 sha|仏 butsu|城 shiro jo ki|館 tate kan|屋 ya oku|家 ya ie ka|宅 taku|蔵 kura zo|倉 kura so|庭 niwa tei|園 sono en|里 sato ri|郷 go sato|関 seki kan|渡 wata to|辺 be hen|邊 be nabe|部 be bu|
斎 sai|斉 sai|齋 sai|遠 to en|近 chika kon kin|後 go|工 ku ko|須 su|飯 ii han|酒 sake saka shu|塩 shio en|油 abura yu|糸 ito|布 nuno|衣 koromo i|絹 kinu|糀 koji|弓 yumi|矢 ya|刀 katana to|車 kuruma sha|船 fune funa sen|舟 fune funa|帆 ho|網 ami|
学 gaku|校 ko|院 in|大 dai|研 ken|究 kyu|所 sho tokoro|病 byo|医 i|療 ryo|銀 gin|行 ko gyo|信 shin|用 yo|庫 ko|証 sho|券 ken|保 ho|険 ken|商 sho|事 ji|会 kai|社 sha|店 ten|業 gyo|産 san|工 ko|製 sei|作 saku|造 zo|電 den|子 shi ko|気 ki|機 ki|械 kai|器 ki|通 tsu|信 shin|情 jo|報 ho|技 gi|術 jutsu|開 kai|発 hatsu|設 setsu|計 kei|建 ken|築 chiku|運 un|輸 yu|物 butsu mono|流 ryu nagare|航 ko|空 ku|鉄 tetsu|道 do|交 ko|通 tsu|薬 yaku|品 hin|食 shoku|料 ryo|農 no|協 kyo|同 do|組 kumi|合 go ai|連 ren|総 so|国 kuni koku|立 tachi ritsu|公 ko|共 kyo|女 jo onna|男 dan|児 ji|童 do|教 kyo|育 iku|図 to|書 sho kaki|新 shin|聞 bun|放 ho|送 so|出 de shutsu|版 han|印 in|刷 satsu|紙 kami shi|
舗 ho|鋪 ho|堂 do|亭 tei|庵 an|苑 en|荘 so|楼 ro|軒 ken|丁 cho|番 ban|号 go|条 jo|薄 usu haku|厚 atsu|朧 oboro|炎 en homura|蜃 shin|遥 haruka|彼 kana|自 ji|動 do|化 ka ke|力 riki ryoku chikara|勇 yu isa|強 kyo|弱 jaku|重 shige ju|軽 kei karu|貴 taka ki|賢 ken|優 yu|雅 masa ga|隆 taka ryu|弘 hiro|浩 hiro|博 hiro haku|宏 hiro|昌 masa|政 masa sei|俊 toshi shun|敏 toshi bin|利 toshi ri|英 hide ei|秀 hide shu|栄 sakae ei|繁 shige|茂 shige mo|盛 mori sei|勝 katsu sho|克 katsu|則 nori soku|憲 nori ken|典 nori ten|紀 nori ki|彦 hiko|雄 o yu|夫 o fu|男 o|郎 ro|朗 ro|助 suke jo|介 suke kai|輔 suke|樹 ki ju|香 ka ko|恵 e megumi kei|絵 e|理 ri|梨 ri nashi|沙 sa|紗 sa|彩 aya sai|綾 aya|純 jun|淳 jun|順 jun|誠 makoto sei|進 susumu shin|修 osamu shu|治 ji osamu|司 tsukasa shi|健 ken|剛 tsuyoshi go|毅 tsuyoshi|淀 yodo|函 hako|札 satsu|幌 horo|旭 asahi|釧 kushi|潟 gata kata|奥 oku|磨 ma|尼 ama|姫 hime|路 ji ro|鞍 kura|鎌 kama|熱 atsu|蒲 kama gama|伏 fushi|嵯 sa|峨 ga|醍 dai|醐 go|鷺 sagi|鴎 kamome|鳩 hato|鯨 kujira|鮎 ayu|鯉 koi|昴 subaru|宵 yoi|黎 rei|宙 chu sora|宇 u|
無 mu na bu|梢 kozue sho|精 sei|技 gi waza|建 ken tate|設 setsu|映 ei|像 zo|音 on oto|響 kyo hibiki|楽 raku gaku|器 ki|具 gu|衛 ei mori|生 sei ki|命 mei|安 an yasu|全 zen|警 kei|備 bi|保 ho|管 kan|理 ri|販 han|売 bai uri|卸 oroshi|貿 bo|易 eki|印 in|染 sen|陶 to|磁 ji|硝 sho|鋼 ko|鋳 chu|機 ki|械 kai|精 sei|密 mitsu|光 ko hikari|学 gaku|化 ka|成 sei nari|材 zai|料 ryo|資 shi|源 gen|環 kan|境 kyo|緑 ryoku|化 ka|園 en|芸 gei|術 jutsu|美 bi|館 kan|図 to|書 sho|誌 shi|報 ho|道 do|放 ho|送 so|映 ei|画 ga|劇 geki|場 jo|有 ari yu|房 bo|局 kyoku|庁 cho|省 sho|署 sho|委 i|員 in|課 ka|室 shitsu muro|系 kei|団 dan|隊 tai|班 han|塾 juku|園 en sono|苑 en|斎 sai|庵 an|処 sho|場 ba jo|座 za|市 shi|州 shu|藩 han|洲 su shu|沖 oki|磯 iso|汐 shio|灘 nada|汀 migiwa|渡 wata to|舞 mai bu|踊 odori|琴 koto kin|笛 fue|鼓 tsuzumi ko|扇 ogi sen|傘 kasa|笠 kasa|蓑 mino|鎧 yoroi|兜 kabuto|剣 ken tsurugi|盾 tate|弦 gen tsuru|矛 hoko|旗 hata ki|幟 nobori|帯 obi|袖 sode|錦 nishiki kin|紬 tsumugi|絣 kasuri|染 some|織 ori|縫 nui|結 yui ketsu|紡 bo|編 hen ami|綿 wata men|麻 asa ma|藁 wara|籠 kago|箱 hako|瓶 bin|壺 tsubo|鉢 hachi|皿 sara|椀 wan|鍋 nabe|釜 kama|炭 sumi|薪 maki|煙 kemuri|焔 homura|煌 kirameki ko|輝 kagayaki teru ki|耀 yo|照 teru sho|映 ei|彗 sui|流 nagare|泡 awa|雷 kaminari rai|電 inazuma|稲 inazuma|吹 fuki|颯 hayate so|疾 hayate shitsu|凍 ko|薫 kaoru|匂 nioi|涼 ryo|冷 rei|温 on|暖 dan|穏 on|朗 ro|和 nagi|
架 ka|例 rei|示 ji shi|仮 kari ka|想 so|見 mi ken|聞 kiki|桔 ki|梗 kyo|琥 ko|珀 haku|瑞 mizu zui|穂 ho sui|嵐 arashi ran|凪 nagi|渚 nagisa|岬 misaki|灯 akari to tomoshi|燈 to|雫 shizuku|露 tsuyu ro|霜 shimo|氷 kori hi|翠 midori sui|碧 ao heki|紅 kurenai beni ko|藍 ai|茜 akane|黄 ki ko|橙 dai|灰 hai|音 oto ne on|響 hibiki kyo|歌 uta ka|詩 shi|夢 yume mu|望 nozomi bo|希 ki|道 michi|旅 tabi ryo|港 minato ko|湊 minato|浪 nami ro|潮 shio cho|渦 uzu|淵 fuchi|沼 numa|渓 kei|峡 kyo|峠 toge|尾 o bi|根 ne kon|実 mi jitsu|種 tane|芽 me|枝 eda|幹 miki kan|
`;

const READINGS = new Map<string, readonly string[]>();
for (const line of LIST.replace(/\n/g, "").split("|")) {
  const [kanji = "", ...readings] = line.split(" ");
  if (kanji === "") continue;
  const all = readings.map(tight).flatMap((reading) => [reading, ...voiced(reading)]);
  READINGS.set(kanji, [...new Set([...(READINGS.get(kanji) ?? []), ...all])]);
}

/** 坂 saka is zaka behind another kanji. */
function voiced(reading: string): string[] {
  const rules: [RegExp, string[]][] = [
    [/^sh|^ch/, ["j"]],
    [/^ts/, ["z"]],
    [/^k/, ["g"]],
    [/^s/, ["z"]],
    [/^t/, ["d"]],
    [/^[hf]/, ["b", "p"]],
  ];
  for (const [pattern, others] of rules) {
    if (pattern.test(reading)) return others.map((other) => reading.replace(pattern, other));
  }
  return [];
}

const RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー]{2,}/gu;
/** A character, with the small kana that changes it: シャ. */
const SYLLABLE = /.[ぁぃぅぇぉゃゅょァィゥェォャュョヮ]?/gu;
const MOST_TEXT = 60_000;
const LEAST_LETTERS = 4;

/** Runs of Japanese letters of a text, to read names in. */
export function japaneseRuns(text: string): string[] {
  return [...new Set(text.slice(0, MOST_TEXT).match(RUN))];
}

/** Whether a name in Latin letters is how some of the Japanese text is read. */
export function isReadingIn(name: string, runs: readonly string[]): boolean {
  const letters = tight(name);
  if (letters.length < LEAST_LETTERS) return false;
  return runs.some((run) => {
    const characters = run.match(SYLLABLE) ?? [];
    return characters.some((_, start) => readsAs(characters, start, letters));
  });
}

/** Whether reading from `start` gives all of `letters`; one kanji of three may be any. */
function readsAs(characters: readonly string[], start: number, letters: string): boolean {
  let states = new Map<number, number>([[0, 0]]);
  let weight = 0;
  // Three hiragana may be a name, two are any words.
  const least = letters.length < LEAST_LETTERS + 1 ? 2 : 1.5;
  for (let index = start; index < characters.length && states.size > 0; index++) {
    const character = characters[index] ?? "";
    weight += /\p{Script=Hiragana}|ー/u.test(character) ? 0.5 : 1;
    const next = new Map<number, number>();
    for (const [at, guessed] of states) {
      for (const [end, guess] of endsOf(character, characters[index - 1], at, letters)) {
        const guesses = guessed + guess;
        if (guesses * 3 <= Math.max(3, weight)) next.set(end, Math.min(next.get(end) ?? 9, guesses));
      }
    }
    const guesses = next.get(letters.length);
    if (guesses !== undefined && weight >= least && guesses * 3 <= weight) return true;
    states = next;
  }
  return false;
}

/** Where `letters` may go on after a character, and whether that was a guess. */
function endsOf(
  character: string,
  before: string | undefined,
  at: number,
  letters: string,
): [number, number][] {
  if (character === "ー" || character === "ッ" || character === "っ") return [[at, 0]];
  if (character === "々" && before !== undefined) return endsOf(before, undefined, at, letters);
  const kana = katakana(character);
  if (/^[\u30a1-\u30f6]/.test(kana)) return kanaEnds(kana, at, letters);
  const readings = READINGS.get(character);
  if (readings === undefined) {
    return [2, 3, 4, 5]
      .map((length): [number, number] => [at + length, 1])
      .filter(([end]) => end <= letters.length);
  }
  return readings
    .map((reading) => (letters.startsWith(reading, at) ? reading : joined(reading, at, letters)))
    .filter((reading) => reading !== undefined)
    .map((reading): [number, number] => [at + reading.length, 0]);
}

/** Of 神無 kan-na, written kana because double letters are one. */
function joined(reading: string, at: number, letters: string): string | undefined {
  const rest = reading.slice(1);
  return at > 0 && letters[at - 1] === reading[0] && letters.startsWith(rest, at) ? rest : undefined;
}

/** Small kana change the syllable before: it is enough that one of the vowels fits. */
function kanaEnds(kana: string, at: number, letters: string): [number, number][] {
  const syllable = romaji(kana);
  const ends: [number, number][] = [];
  if (syllable !== "" && letters.startsWith(syllable, at)) ends.push([at + syllable.length, 0]);
  // ウ and オ that only lengthen are not written: ロウ is ro.
  if (/[ウオ]/.test(kana) && /[ou]$/.test(letters.slice(0, at))) ends.push([at, 0]);
  return ends;
}
