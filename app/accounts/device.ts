/** What browsers call themselves, the narrower name first: nearly all of them also say Chrome or Safari. */
const BROWSERS: [name: string, pattern: RegExp][] = [
  ['wechat', /MicroMessenger\//],
  ['dingtalk', /DingTalk\//i],
  ['qq', /\bM?QQBrowser\//],
  ['quark', /\bQuark\//],
  ['uc', /\bUC?Browser\//],
  ['sogou', /\bMetaSr\b/],
  ['360', /\b(QIHU|360[SE]E)\b/],
  ['huawei', /\b(HuaweiBrowser|ArkWeb)\//],
  ['edge', /\bEdg(e|A|iOS)?\//],
  ['opera', /\bOPR\//],
  ['firefox', /\b(Firefox|FxiOS)\//],
  ['chrome', /(Chrome|CriOS|Chromium)\//],
  ['safari', /\bVersion\/[\d.]+.* Safari\//],
]
const SYSTEMS: [name: string, pattern: RegExp][] = [
  ['harmony', /\b(OpenHarmony|HarmonyOS)\b/],
  ['iphone', /\biPhone\b/],
  ['ipad', /\biPad\b/],
  ['android', /\bAndroid\b/],
  ['windows', /\bWindows\b/],
  ['mac', /\bMac(intosh| OS X)\b/],
  ['kylin', /\bKylin\b/i],
  ['uos', /\b(UOS|UnionTech)\b/i],
  ['linux', /\bLinux\b/],
]

const nameIn = (list: [string, RegExp][], agent: string) =>
  list.find(([, pattern]) => pattern.test(agent))?.[0] ?? 'other'

/** Browser and system by what a browser says of itself: keys under `open_sessions`, `other` where nobody can tell. */
export function deviceOf(agent: string) {
  return { browser: nameIn(BROWSERS, agent), system: nameIn(SYSTEMS, agent) }
}

/** Enough to recognise a place by, and no more: 203.0.113.* or 2001:db8:5:*. */
export function shortAddress(ip: string) {
  const four = /(\d+\.\d+\.\d+)\.\d+$/.exec(ip)?.[1]
  if (four) return `${four}.*`
  const [head] = ip.split('::')
  return `${head.split(':').slice(0, 3).join(':') || ':'}:*`
}
