// Every language: the name of its variant in Rust, its folder beside this file, its name in English, its name in the
// language itself, and the tag with its script for `lang` in HTML. The folder is called after the primary subtag.
//
// The engine, the readers of pasted texts and the audit include this file, each with a macro of its own. A module that
// such a macro declares is looked for beside this file, so each of them finds its catalogue in the language's folder.
languages! {
    #[default]
    En = en, "English", "English", "en";
    De = de, "German", "Deutsch", "de";
    Zh = zh, "Simplified Chinese", "中文", "zh-Hans";
}
