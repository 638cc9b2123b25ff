//! A console line, read back.
