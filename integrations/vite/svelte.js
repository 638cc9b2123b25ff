import "wouldblock/element";
import "wouldblock/element.css";
import { mount } from "svelte";
import Example from "./Example.svelte";

mount(Example, { target: document.getElementById("app") });
