//! Criterion's clock for work of one thread: the processor's time, so that what else runs on the machine counts little.
//!
//! Linux tells it in a file; elsewhere it is the clock on the wall.

use std::fs;
use std::time::{Duration, Instant};

use criterion::measurement::{Measurement, ValueFormatter, WallTime};

/// The time that this thread was on a processor.
pub struct ProcessorTime;

/// A beginning.
pub enum Since {
    /// What the thread had used.
    Used(Duration),
    /// The time, where that is not told.
    Wall(Instant),
}

impl Measurement for ProcessorTime {
    type Intermediate = Since;
    type Value = Duration;

    fn start(&self) -> Since {
        used().map_or_else(|| Since::Wall(Instant::now()), Since::Used)
    }

    fn end(&self, since: Since) -> Duration {
        match since {
            Since::Used(before) => used().unwrap_or(before).saturating_sub(before),
            Since::Wall(start) => start.elapsed(),
        }
    }

    fn add(&self, one: &Duration, other: &Duration) -> Duration {
        *one + *other
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        value.as_nanos() as f64
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        WallTime.formatter()
    }
}

/// The first number of the scheduler's statistics of this thread, in nanoseconds. It is brought up to date a few hundred
/// times a second, so what is measured should take longer than that, or often.
fn used() -> Option<Duration> {
    let statistics = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    statistics.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}
