import "wouldblock/element";
import "wouldblock/element.css";
import { upgradeFences } from "wouldblock/fence";

// Called after React has rendered a page, so that the fenced code blocks of later pages are found, too.
export const onRouteDidUpdate = upgradeFences;
