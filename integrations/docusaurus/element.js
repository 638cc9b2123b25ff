import "wouldblock/element";
import "wouldblock/element.css";
import { upgradeFences } from "wouldblock/fence";

// React has drawn the page; fenced code blocks of later pages are seen too.
export const onRouteDidUpdate = upgradeFences;
