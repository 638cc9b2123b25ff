//! Checks that the catalogues are complete, and that a message has the same parameters in all of them.

use std::collections::BTreeSet;

use super::message::Message;
use super::*;
use crate::url::UrlError;

/// The names of the gaps in a template.
fn gaps(template: &str) -> BTreeSet<&str> {
    template.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn every_message_has_a_name_of_its_own() {
    let mut seen = BTreeSet::new();
    for (key, _) in Language::En.catalogue() {
        assert!(seen.insert(key.clone()), "{key} is there twice");
    }
    assert!(seen.len() > 350);
}

#[test]
fn every_language_has_every_sentence_with_the_same_parameters() {
    for language in Language::ALL {
        for ((key, template), (_, english)) in language.catalogue().zip(Language::En.catalogue()) {
            assert!(!template.is_empty(), "{language:?} does not say {key}");
            assert_eq!(gaps(template), gaps(english), "{language:?}, {key}");
        }
    }
}

/// The full stop of a language, taken from its first sentence.
fn full_stop(language: Language) -> char {
    let first = Message::all().find(|message| matches!(message, Message::Step(_))).map(|step| language.template(step));
    let stop = first.and_then(|sentence| sentence.chars().next_back()).unwrap();
    assert!(['.', '。'].contains(&stop), "{language:?}: {stop}");
    stop
}

/// Sentences end with a full stop, which depends on the language. Clauses do not.
#[test]
fn sentences_end_with_a_full_stop_and_clauses_do_not() {
    for message in Message::all() {
        let is_sentence = match message {
            Message::Warning(ProblemKind::NothingHelps) | Message::Phrase(_) => continue,
            Message::Step(_) | Message::Fix(_) | Message::Advice(_) => true,
            Message::Warning(_) | Message::Departure(_) | Message::Word(_) => false,
        };
        for language in Language::ALL {
            let template = language.template(message);
            assert_eq!(
                template.ends_with(full_stop(*language)),
                is_sentence,
                "{language:?}, {}: {template}",
                message.key()
            );
        }
    }
}

/// Code is not translated: words in Latin letters in the Chinese catalogue have to be in the English one, too.
#[test]
fn chinese_names_no_header_or_token_that_english_does_not() {
    /// Terms of prose that are not translated, or that are used together with their translation.
    const TERMS: [&str; 8] = ["canvas", "CORS", "CSP", "http(s)", "IP", "ping", "Promise", "URL"];
    let mut extra = Vec::new();
    for ((key, english), (_, chinese)) in Language::En.catalogue().zip(Language::Zh.catalogue()) {
        let english = english.to_lowercase();
        let words = chinese.split(|c: char| !c.is_ascii_graphic() || "{}".contains(c));
        let words = words.map(|word| word.trim_matches(['"', '\'', '`', ':']));
        for word in words.filter(|word| word.contains(|c: char| c.is_ascii_alphabetic())) {
            if !english.contains(&word.to_lowercase()) && !TERMS.contains(&word) {
                extra.push((key.clone(), word));
            }
        }
    }
    assert!(extra.is_empty(), "not in the English: {extra:#?}");
}

#[test]
fn tags_find_their_language() {
    let tags = [
        ("en", "en"),
        ("en-GB", "en"),
        ("de-AT", "de"),
        ("ZH", "zh"),
        ("zh-CN", "zh"),
        ("zh-Hans-SG", "zh"),
        ("zh_CN", "zh"),
    ];
    for (tag, language) in tags {
        assert_eq!(tag.parse().map(Language::tag), Ok(language), "{tag}");
    }
    let error = "fr".parse::<Language>().map_err(|error| error.to_string());
    let tags: Vec<_> = Language::ALL.iter().map(|language| language.tag()).collect();
    assert_eq!(error, Err(format!("no language \"fr\": there are {}", tags.join(", "))));
    assert!("".parse::<Language>().is_err() && "zhuang".parse::<Language>().is_err());
}

#[test]
fn every_reason_of_the_url_parser_is_put_into_words() {
    let invalid =
        ["https://", "https://a:b/", "https://1.2.3.4.5/", "https://[1/", "https://a b/", "//a", "https://xn--a/"];
    for url in invalid {
        let reason = crate::url::Url::parse(url, None).map_err(UrlError::reason).expect_err(url);
        assert!(Message::of_param("reason", reason).is_some(), "{url}: {reason}");
    }
    let base = crate::url::Url::parse("data:,", None).expect("a URL");
    let reason = crate::url::Url::parse("a", Some(&base)).map_err(UrlError::reason).expect_err("no base");
    assert_eq!(reason, "cannot-be-base");
    assert!(Message::of_param("reason", reason).is_some());
}
