//! The tests of the engine are one crate, so that one program is linked instead of one for each file.

mod anchors;
mod apis;
mod common;
mod configuration;
mod console;
mod coverage;
mod decisive;
mod departures;
mod fallback;
mod fixes;
mod gates;
mod hosts;
mod judge;
mod languages;
mod lens;
mod limits;
mod metamorphic;
mod pastes;
mod platforms;
mod properties;
mod real;
mod reports;
mod second_opinion;
#[allow(unreachable_pub, reason = "the file is part of the fuzzing library, too")]
#[path = "../../fuzz/src/sound.rs"]
mod sound;
mod summaries;
mod unknown_page;
mod warnings;
mod whole;
