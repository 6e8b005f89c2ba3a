/**
 * A program that breaks every architecture rule: one offence in each class. What offends nothing is
 * here to be named by the others, and to show what a rule allows.
 */
package broken;
