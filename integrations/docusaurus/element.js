import "wouldblock/element";
import "wouldblock/element.css";
