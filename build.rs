//! Links the program at a fixed address on Linux.
//!
//! A position-independent program is relocated anew at every start: tens of thousands of addresses in the tables of
//! the stemmers, of HTML's entities and of the encodings, a millisecond before `main`, which is a fifth of a cold
//! query. What is given up is the random place of the program's own image; stack, heap and libraries keep theirs.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|actual| actual == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo:rustc-link-arg-bin=search=-no-pie");
    }
}
