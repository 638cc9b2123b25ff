// What the page does at its first verdict, and nothing before it.
document.documentElement.dataset.verdict = "allowed";
