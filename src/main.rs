//! The `search` command.

mod cli;

use std::process::ExitCode;

/// Articles come and go on many threads in all sizes; the system's allocator keeps a good part of what they leave.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::main(std::env::args_os())
}
