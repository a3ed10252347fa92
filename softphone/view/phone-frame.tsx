import { Component } from 'preact';

/** The element that Streams fills with the CCP's frame. Drawn once and never touched again: moving the frame would reload the phone. */
export class PhoneFrame extends Component {
  override shouldComponentUpdate(): boolean {
    return false;
  }
  override render() {
    return <div class="phone-frame" />;
  }
}
