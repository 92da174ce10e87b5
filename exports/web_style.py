"""The style sheet of the stand-alone notice page: office fonts, cards on phones, paper when printed."""

STYLE = """
:root { color-scheme: light; --red: #b3161b; --line: #bbb; --soft: #f6f3ee; }
* { box-sizing: border-box; }
body { margin: 0; color: #1a1a1a; background: #fff; line-height: 1.7;
  font-family: "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1rem; }
h1 { margin: 1.5rem 0 1rem; padding-bottom: .8rem; border-bottom: 3px solid var(--red); text-align: center;
  color: var(--red); font-size: 1.6rem; line-height: 1.4;
  font-family: "方正小标宋简体", "FZXiaoBiaoSong-B05S", "STZhongsong", "Noto Serif CJK SC", serif; }
h1 span { display: inline-block; }
h2 { margin: 1.6rem 0 .6rem; font-size: 1.2rem; }
p { margin: .4rem 0; }
main > p, section > p { text-indent: 2em; }
table { width: 100%; margin: .6rem 0 1.2rem; border-collapse: collapse; font-size: .95rem; }
caption { padding: .3rem 0; text-align: left; font-weight: bold; }
th, td { padding: .4rem .5rem; border: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { background: var(--soft); }
tbody th { font-weight: bold; }
tbody th { min-width: 6.5em; }
.whole { white-space: nowrap; }
details { margin: .5rem 0; border: 1px solid var(--line); border-radius: 4px; padding: 0 .8rem; }
summary { padding: .6rem 0; font-weight: bold; cursor: pointer; }
summary:focus-visible, a:focus-visible { outline: 3px solid #1a5fb4; outline-offset: 2px; }
.sign { margin: 2rem 2em 1rem 0; text-align: right; }
.version { display: flex; align-items: center; gap: 1rem; margin-bottom: 2rem; font-size: .9rem; }
.version svg { flex: none; width: 7rem; height: 7rem; }
.version a { color: inherit; overflow-wrap: anywhere; }
@media screen and (max-width: 40rem) {
  h1 { font-size: 1.3rem; }
  table, caption, tbody, tr, tbody th, td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { margin: .6rem 0; border: 1px solid var(--line); border-radius: 4px; }
  tbody th { padding: .5rem .7rem; border: 0; background: var(--soft); }
  td { display: grid; grid-template-columns: 5em 1fr; gap: .5rem; padding: .3rem .7rem; border: 0; }
  td::before { content: attr(data-label); color: #555; }
}
@media print {
  @page { size: A4; margin: 18mm 15mm; }
  body { font-family: "仿宋_GB2312", "FangSong", "Noto Serif CJK SC", serif; font-size: 11pt; line-height: 1.5; }
  table { font-size: 9.5pt; }
  th, td { padding: 1mm; border-color: #000; }
  h1 { color: #000; border-color: #000; }
  thead { display: table-header-group; }
  tr, .version { break-inside: avoid; }
  h2, caption, summary { break-after: avoid; }
  details { border: 0; padding: 0; }
  details::details-content { display: block; content-visibility: visible; }
}
"""
