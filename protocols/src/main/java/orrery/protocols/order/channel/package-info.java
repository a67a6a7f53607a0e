/**
 * Links on which messages are taken in the order in which they were sent, each once, whatever the network does to their order.
 * Many algorithms about order assume such links; here they are a layer of their own, which a wrong twin can do without.
 */
@NullMarked
package orrery.protocols.order.channel;

import org.jspecify.annotations.NullMarked;
