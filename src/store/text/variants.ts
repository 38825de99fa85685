/**
 * Variant characters that people type for one another, each folded to the form in everyday use. Sources:
 * the 康熙字典体 that 常用漢字表 (内閣告示第2号, 2010) prints in brackets, 簡易慣用字体 of 表外漢字字体表 (国語審議会,
 * 2000), 人名用漢字 (戸籍法施行規則 別表第二), and variants in names that Unihan lists (髙 﨑 𠮷 邉 …). NFKC has
 * already folded the compatibility ideographs (神 福 都 …), so they are not here.
 */

/** The everyday form first, then what is folded to it. */
const GROUPS =
  "高髙 崎﨑嵜 吉𠮷 辺邉邊 斉齋齊斎 島嶋嶌嶹 浜濱濵 沢澤 富冨 峰峯 桑桒 角⻆ 徳德 瀬瀨 頼賴 黒黑 " +
  "恵惠 真眞 広廣 桜櫻 栄榮 国國囯 学學斈 会會 竜龍 滝瀧 関關 鉄鐵銕 条條 荘莊 万萬 与與 円圓 塩鹽 " +
  "応應 亜亞 悪惡 圧壓 囲圍 医醫 為爲 壱壹 隠隱 衛衞 駅驛 奥奧 欧歐 殴毆 穏穩 仮假 価價 画畫 壊壞 懐懷 " +
  "絵繪 拡擴 殻殼 覚覺 岳嶽 楽樂 勧勸 巻卷 歓歡 観觀 気氣 帰歸 亀龜 偽僞 戯戲 犠犧 旧舊 拠據 挙擧 峡峽 " +
  "挟挾 狭狹 郷鄕 暁曉 区區 駆驅 勲勳 薫薰 径徑 茎莖 渓溪 経經 継繼 軽輕 鶏鷄 芸藝 撃擊 県縣 倹儉 " +
  "剣劍劔剱 険險 圏圈 検檢 献獻 権權 顕顯 験驗 厳嚴 効效 恒恆 鉱鑛 号號 済濟 砕碎 剤劑 雑雜 参參 桟棧 " +
  "蚕蠶 惨慘 賛贊 残殘 糸絲 歯齒 児兒 辞辭 湿濕 実實 写寫 釈釋 寿壽 収收 従從 渋澁 獣獸 縦縱 粛肅 処處 " +
  "叙敍 奨奬 将將 焼燒 称稱 証證 乗乘 剰剩 壌壤 嬢孃 浄淨 畳疊 縄繩 醸釀 嘱囑 触觸 寝寢 慎愼 尽盡 図圖 " +
  "粋粹 酔醉 穂穗 随隨 髄髓 枢樞 数數 声聲 静靜 摂攝 窃竊 専專 戦戰 浅淺 潜潛 践踐 銭錢 繊纖 禅禪 双雙 " +
  "争爭 壮壯 捜搜 挿插 巣巢 総總 聡聰 装裝 騒騷 増增 蔵藏 臓臟 属屬 続續 堕墮 対對 体體 台臺 択擇 担擔 " +
  "単單 胆膽 団團 弾彈 断斷 遅遲 痴癡 虫蟲 昼晝 鋳鑄 庁廳 徴徵 聴聽 勅敕 逓遞 転轉 点點 伝傳 党黨 盗盜 " +
  "灯燈 当當 闘鬪 独獨 読讀 届屆 弐貳 悩惱 脳腦 覇霸 拝拜 廃廢 売賣 麦麥 発發 抜拔 蛮蠻 秘祕 仏佛 払拂 " +
  "並竝 変變 弁辨瓣辯 舗舖 歩步 宝寶 豊豐 褒襃 翻飜 毎每 満滿 黙默 訳譯 薬藥 予豫 余餘 誉譽 揺搖 様樣 " +
  "謡謠 来來 乱亂 覧覽 両兩 猟獵 緑綠 涙淚 塁壘 礼禮 励勵 戻戾 霊靈 齢齡 恋戀 炉爐 労勞 楼樓 録錄 湾灣 " +
  "弥彌 巌巖 尭堯 晋晉 槙槇 祢禰 穣穰 遥遙 凜凛 瑶瑤 舘館 曽曾 桧檜 鴎鷗 薮藪籔 竃竈 頬頰 填塡 剥剝 " +
  "叱𠮟 蝋蠟 掴摑 噛嚙 躯軀 醤醬 侠俠 麺麵 祷禱 莱萊 涛濤 σς";

const VARIANTS = new Map<string, string>();
for (const group of GROUPS.split(" ")) {
  const [common, ...variants] = Array.from(group);
  for (const variant of variants) {
    if (common !== undefined) VARIANTS.set(variant, common);
  }
}

const ANY_VARIANT = new RegExp(`[${[...VARIANTS.keys()].join("")}]`, "gu");

/** Folds variants, in lower-case NFKC text. The Greek final sigma is one too. */
export function foldVariants(text: string): string {
  return text.replace(ANY_VARIANT, (character) => VARIANTS.get(character) ?? character);
}
